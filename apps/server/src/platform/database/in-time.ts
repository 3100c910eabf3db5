import type { Socket } from 'node:net';
import type pg from 'pg';

/** How long after its own time-out the server may be silent before it counts as gone. */
const graceMs = 2000;

/** The socket of a connection. */
export const socketOf = (client: pg.PoolClient): Socket =>
  // The driver keeps its socket to itself, with no other way to give up on a silent server or to send several things as one.
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;

/**
 * Ends a query when the server is silent. A connection can be dead without either side being told: then a query would
 * wait for ever, with everybody who waits for its connection. The server itself ends a statement after `limitMs`; a
 * little later its connection is thrown away.
 */
export const inTime = async <T>(client: pg.PoolClient, limitMs: number, answer: Promise<T>): Promise<T> => {
  const limit = limitMs + graceMs;
  let isSilent = false;
  const timer = setTimeout(() => {
    isSilent = true;
    socketOf(client).destroy();
  }, limit);
  try {
    return await answer;
  } catch (error) {
    throw isSilent ? new Error(`The database did not answer within ${limit} ms.`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
};
