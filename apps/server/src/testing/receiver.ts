import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody else's system that is told by webhook. */
export interface Receiver {
  /** As an operator allows it. */
  readonly host: string;
  readonly url: string;
  readonly received: readonly Received[];
  /** What is answered from now on. */
  readonly answer: (status: number, body?: string, headers?: Readonly<Record<string, string>>) => void;
  readonly close: () => Promise<void>;
}

/** A real HTTP server on a port of its own that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: { status: number; body: string; headers: Readonly<Record<string, string>> } = {
    ...{ status: 200, body: 'Thank you', headers: {} },
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      received.push({ path, headers, body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/inbox`,
    received,
    answer: (status, body = '', headers = {}) => {
      answer = { status, body, headers };
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
