import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';

/** Keeps the server answering when more is asked of it than it can do. */
export interface Admission {
  /** For Fastify: a server in front of which requests are refused while there is too much to do. */
  readonly serverFactory: (serve: RequestListener, options: object) => Server;
  readonly refused: () => number;
  /** How late timers are at the moment, in milliseconds: the least of the last three. */
  readonly lagMs: () => number;
}

export interface AdmissionOptions {
  /** Requests that wait for the database now. */
  readonly waiting: () => number;
  readonly mostWaiting: number;
  readonly server: ServerOptions & { readonly connectionTimeout: number };
}

const lookEveryMs = 50;
const mostLagMs = 500;

const refusal = JSON.stringify({
  type: 'urn:chartroom:problem:unavailable',
  title: 'Not available at the moment',
  status: 503,
  code: 'unavailable',
  detail: 'More is asked of this server than it can answer just now. Try again in a second.',
});
const refusalHeaders = {
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': Buffer.byteLength(refusal),
  'retry-after': '1',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Refuses calls of the API with 503 and Retry-After while too many others wait for the database or the event loop is
 * half a second late. It stands before everything else because a refusal must cost next to nothing: what a call costs that is
 * refused later is taken from those that could be answered.
 */
export const createAdmission = ({ waiting, mostWaiting, server }: AdmissionOptions): Admission => {
  let refused = 0;
  // One long calculation is no overload, one after the other is: the least of the last three counts.
  let recent = [0, 0, 0];
  let due = performance.now() + lookEveryMs;
  const timer = setInterval(() => {
    recent = [...recent.slice(1), Math.max(0, performance.now() - due)];
    due = performance.now() + lookEveryMs;
  }, lookEveryMs);
  timer.unref();
  const overloaded = (): boolean => waiting() > mostWaiting || Math.min(...recent) > mostLagMs;
  return {
    serverFactory: serve => {
      const { connectionTimeout, ...options } = server;
      const http = createServer(options, (request, response) => {
        if (!overloaded() || request.url?.startsWith('/api/') !== true) return serve(request, response);
        refused += 1;
        response.writeHead(503, refusalHeaders).end(refusal);
      });
      http.setTimeout(connectionTimeout);
      return http.once('close', () => clearInterval(timer));
    },
    refused: () => refused,
    lagMs: () => Math.min(...recent),
  };
};
