import type { Endpoint, Request } from '@chartroom/contract';
import { offline, problemOf } from './api-error.ts';
import { addressOf, headersOf } from './call.ts';

const nameOf = (disposition: string | null, fallback: string): string =>
  /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? fallback;

/** Fetches a file and hands it to the browser to save; throws `ApiError` where a plain link would show raw JSON. */
export async function download<E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
  fallbackName: string,
): Promise<void> {
  const answer = await fetch(addressOf(endpoint, request), { headers: headersOf(endpoint, {}) }).catch(() => {
    throw offline();
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => undefined));
  save(await answer.blob(), nameOf(answer.headers.get('content-disposition'), fallbackName));
}

/** Lets the reader save text or bytes made in the page. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
