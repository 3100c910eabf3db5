import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { addSum } from './sum.ts';
import { type BackupCounts, type BackupSource, backupLines } from './write-lines.ts';

export type { BackupCounts, BackupSource } from './write-lines.ts';

/** Writes a backup to a stream and ends it; `signal` gives up on the way. */
export const writeBackup = async (
  source: BackupSource,
  to: Writable,
  signal?: AbortSignal,
): Promise<BackupCounts> => {
  let counts: BackupCounts = { organisations: 0, rows: 0 };
  const lines = Readable.from(
    backupLines(source, counted => {
      counts = counted;
    }),
  );
  await pipeline([lines, createGzip({ level: 4 }), addSum(), to], signal === undefined ? {} : { signal });
  return counts;
};
