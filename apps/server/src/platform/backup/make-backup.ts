import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { AppError } from '../error/error.ts';
import { askForBackup } from './control.ts';
import { checkSum } from './sum.ts';
import { type BackupSource, writeBackup } from './write-backup.ts';

/** A backup that was made. */
export interface MadeBackup {
  readonly bytes: number;
  /** Of all but its last line, which says it. */
  readonly sha256: string;
}

/**
 * Writes a file that only its owner reads and that is there whole or not at all. `fill` writes to the stream it asks
 * for and ends it. Throws what `fill` throws, and then leaves nothing behind.
 */
const writeWhole = async (
  file: string,
  fill: (to: () => Writable) => Promise<boolean>,
): Promise<MadeBackup | null> => {
  const draft = `${file}.partial`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await rm(draft, { force: true });
  try {
    if (!(await fill(() => createWriteStream(draft, { flags: 'wx', mode: 0o600 })))) return null;
    const sha256 = await checkSum(draft);
    const handle = await open(draft, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(draft, file);
    return { bytes: (await stat(file)).size, sha256 };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/** Makes a backup as a file and reads it again to know that it is whole. Throws `unavailable` when it is not. */
export const makeBackup = async (
  source: BackupSource,
  file: string,
  signal?: AbortSignal,
): Promise<MadeBackup> => {
  const made = await writeWhole(file, async to => {
    await writeBackup(source, to(), signal);
    return true;
  });
  if (made === null) throw new AppError('unavailable', 'No backup was written.');
  return made;
};

/** The same through the process that holds the embedded database; null when there is none. */
export const makeBackupThrough = (dataDirectory: string, file: string): Promise<MadeBackup | null> =>
  writeWhole(file, to => askForBackup(dataDirectory, to));
