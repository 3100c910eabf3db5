import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the JSON of any endpoint
  readonly body: any;
  readonly headers: Headers;
}

export interface SendOptions {
  /** For If-Match. */
  readonly version?: number;
  /** For Idempotency-Key; a new one for each POST when left out, none with null. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who talks to the server over HTTP. */
export interface Client {
  readonly get: (path: string, options?: SendOptions) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, options?: SendOptions) => Promise<Answer>;
  readonly put: (path: string, body?: unknown, options?: SendOptions) => Promise<Answer>;
  readonly patch: (path: string, body?: unknown, options?: SendOptions) => Promise<Answer>;
  readonly delete: (path: string, options?: SendOptions) => Promise<Answer>;
  /** Uploads one file with other fields. */
  readonly upload: (
    path: string,
    file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | string },
    fields?: Readonly<Record<string, string>>,
    options?: SendOptions,
  ) => Promise<Answer>;
  /** The headers that say who it is. */
  readonly headers: Readonly<Record<string, string>>;
}

const read = async (response: Response): Promise<Answer> => {
  // A stream of events does not end by itself; that it began is the answer.
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await response.body?.cancel();
    return { status: response.status, body: undefined, headers: response.headers };
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = response.headers.get('content-type')?.includes('json') === true;
  const body = json ? JSON.parse(bytes.toString('utf8')) : bytes.length > 0 ? bytes : undefined;
  return { status: response.status, body, headers: response.headers };
};

/** A client that sends these headers with everything. */
export const createClient = (address: string, headers: Readonly<Record<string, string>> = {}): Client => {
  const send = async (
    method: string,
    path: string,
    body: RequestInit['body'] | undefined,
    options: SendOptions = {},
  ): Promise<Answer> => {
    const key = options.key === undefined && method === 'POST' ? randomUUID() : options.key;
    const response = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...(typeof key === 'string' ? { 'idempotency-key': key } : {}),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    return read(response);
  };
  const json = (body: unknown) => (body === undefined ? undefined : JSON.stringify(body));
  return {
    headers,
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, json(body), options),
    put: (path, body, options) => send('PUT', path, json(body), options),
    patch: (path, body, options) => send('PATCH', path, json(body), options),
    delete: (path, options) => send('DELETE', path, undefined, options),
    upload: (path, file, fields = {}, options) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('file', new Blob([file.bytes]), file.name);
      return send('POST', path, form, options);
    },
  };
};

/** Signs in; answers a client with the session's cookie and header. Throws when it is refused. */
export const signedIn = async (address: string, email: string, password: string): Promise<Client> => {
  const answer = await createClient(address).post('/api/session', { email, password }, { key: null });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${JSON.stringify(answer.body)}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return createClient(address, { cookie, 'x-chartroom-csrf': answer.body.csrf });
};
