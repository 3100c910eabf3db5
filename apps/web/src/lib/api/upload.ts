import type { Endpoint, Output, Request } from '@chartroom/contract';
import { offline, problemOf } from './api-error.ts';
import { addressOf, type CallOptions, headersOf } from './call.ts';

export interface UploadOptions extends CallOptions {
  /** Bytes sent, and bytes in all. */
  readonly onProgress?: (sent: number, total: number) => void;
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Sends a file with the fields of the body; throws `ApiError`. XMLHttpRequest, because fetch tells no progress. */
export function upload<E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
  file: File,
  options: UploadOptions = {},
): Promise<Output<E>> {
  const form = new FormData();
  const { body } = request as { readonly body?: Readonly<Record<string, unknown>> };
  for (const [name, value] of Object.entries(body ?? {}))
    if (value !== undefined && value !== null) form.append(name, String(value));
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(endpoint.method, addressOf(endpoint, request));
    for (const [name, value] of Object.entries(headersOf(endpoint, options)))
      xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = event => options.onProgress?.(event.loaded, event.total);
    xhr.onerror = () => reject(offline());
    xhr.onload = () => {
      const json = read(xhr.responseText);
      if (xhr.status >= 200 && xhr.status < 300) resolve(json as Output<E>);
      else reject(problemOf(xhr.status, json));
    };
    options.signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(form);
  });
}
