import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../error/error.ts';
import type { Log } from '../log/log.ts';
import { type BackupSource, writeBackup } from './write-backup.ts';

/** Where the process that holds an embedded database gives a backup of it to whoever may read its directory. */
export interface BackupControl {
  readonly close: () => Promise<void>;
}

// The system allows no longer path for a socket.
const longest = 100;

const pathOf = (dataDirectory: string): string | null => {
  const path = resolve(join(dataDirectory, 'backup.sock'));
  return process.platform === 'win32' || Buffer.byteLength(path) > longest ? null : path;
};

const serve = async (socket: Socket, source: BackupSource, log: Log): Promise<void> => {
  try {
    await writeBackup(source, socket);
  } catch (error) {
    log.warn({ err: error }, 'A backup was not given');
    socket.destroy();
  }
};

/** Listens in the data directory, which only its owner can enter. Does nothing where the system has no such sockets. */
export const openBackupControl = async (
  source: BackupSource,
  dataDirectory: string,
  log: Log,
): Promise<BackupControl> => {
  const path = pathOf(dataDirectory);
  if (path === null) return { close: async () => {} };
  // The lock is ours, so what is there is from a process that died.
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer(socket => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    void serve(socket, source, log);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(path, done);
  });
  chmodSync(path, 0o600);
  server.unref();
  return {
    close: async () => {
      const closed = new Promise<void>(done => server.close(() => done()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};

/**
 * Asks the process that holds the embedded database for a backup and writes it to a stream; answers false when there
 * is none. What comes is whole only if its sum fits.
 */
export const askForBackup = async (dataDirectory: string, to: () => Writable): Promise<boolean> => {
  const path = pathOf(dataDirectory);
  if (path === null || !existsSync(path)) return false;
  const socket = createConnection(path);
  const connected = await new Promise<boolean>(done => {
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
  if (!connected) return false;
  try {
    await pipeline(socket, to());
  } catch (error) {
    throw new AppError('unavailable', 'The server that holds the database gave no whole backup. Try again.', {
      cause: error,
    });
  }
  return true;
};
