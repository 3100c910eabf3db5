// A TCP proxy in front of PostgreSQL that breaks connections at the worst moments.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What happens to the next commit of a transaction in which the marker was sent. */
export type Fault =
  /** The commit never arrives; the connection is reset. */
  | 'reset-before'
  /** The commit arrives; the connection is reset before its answer. */
  | 'reset-during'
  /** The commit is answered; the answer is thrown away and the connection is reset. */
  | 'reset-after'
  /** Nothing arrives any more in either direction, and the connection stays open. */
  | 'silence-before'
  /** The commit arrives; then silence. */
  | 'silence-after'
  /** Every message takes its time. */
  | 'delay';

export const faults: readonly Fault[] = [
  'reset-before',
  'reset-during',
  'reset-after',
  'silence-before',
  'silence-after',
  'delay',
];

export interface FaultProxy {
  /** The database's address through this proxy. */
  readonly url: string;
  /** Arms a fault for the transaction in which these bytes are sent; it strikes once. */
  readonly arm: (marker: string, fault: Fault) => void;
  /** How many faults have struck. */
  readonly struck: () => number;
  readonly close: () => Promise<void>;
}

interface Armed {
  readonly marker: string;
  readonly fault: Fault;
}

const delayMs = 50;
/** A simple query that says commit, as the driver sends it. */
const commit = /Q\0\0\0.commit\0/i;

const reset = (...sockets: readonly Socket[]): void => {
  for (const socket of sockets) socket.resetAndDestroy();
};

/** Acts on the commit that is about to be sent; answers whether it is still to be passed on. */
const strike = (fault: Fault, client: Socket, server: Socket, bytes: Buffer): boolean => {
  switch (fault) {
    case 'reset-before':
      reset(client, server);
      return false;
    case 'reset-during':
      server.write(bytes, () => {
        client.resetAndDestroy();
        server.end();
      });
      return false;
    case 'reset-after':
      server.removeAllListeners('data');
      server.once('data', () => reset(client, server));
      return true;
    case 'silence-before':
      server.removeAllListeners('data');
      client.removeAllListeners('data');
      client.resume();
      return false;
    case 'silence-after':
      server.removeAllListeners('data');
      server.resume();
      return true;
    case 'delay':
      return true;
  }
};

/** Starts a proxy on a free port in front of the server of a database's address. */
export const startFaultProxy = async (databaseUrl: string): Promise<FaultProxy> => {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let armed: Armed | null = null;
  let struck = 0;
  const serve = (client: Socket): void => {
    const server = connect(Number(target.port || 5432), target.hostname);
    let here: Fault | null = null;
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    server.on('data', (bytes: Buffer) => client.write(bytes));
    client.on('data', (bytes: Buffer) => {
      if (armed !== null && bytes.includes(armed.marker)) {
        here = armed.fault;
        armed = null;
      }
      if (here === 'delay') {
        setTimeout(() => server.write(bytes), delayMs);
        if (commit.test(bytes.toString('latin1'))) {
          struck += 1;
          here = null;
        }
        return;
      }
      if (here === null || !commit.test(bytes.toString('latin1'))) return server.write(bytes);
      struck += 1;
      const fault = here;
      here = null;
      if (strike(fault, client, server, bytes)) server.write(bytes);
    });
  };
  const proxy = createServer(serve).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('A proxy listens on a port.');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.href,
    arm: (marker, fault) => {
      armed = { marker, fault };
    },
    struck: () => struck,
    close: async () => {
      const closed = once(proxy, 'close');
      proxy.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};
