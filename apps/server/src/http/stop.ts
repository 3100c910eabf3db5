import type { FastifyInstance } from 'fastify';

const patienceMs = 20_000;

/**
 * Takes no new requests and waits for those that run, at most 20 seconds. Connections that a browser keeps open are
 * closed as soon as they carry no request.
 */
export const stopHttp = async (app: FastifyInstance): Promise<void> => {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const all = setTimeout(() => app.server.closeAllConnections(), patienceMs);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(all);
  }
};
