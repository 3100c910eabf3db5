import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../error/error.ts';

const holder = z.object({
  id: z.string(),
  name: z.string(),
  pid: z.int(),
  host: z.string(),
  /** Tells a process from a later one with the same number; null where the system does not say. */
  started: z.string().nullable(),
  since: z.string(),
});
type Holder = z.infer<typeof holder>;

/** When a process was started, from /proc (field 22 of stat); null where there is none. */
const startedAt = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Dead for certain: a holder on another machine cannot be asked, so it counts as alive. */
const isDead = (h: Holder): boolean => {
  if (h.host !== hostname()) return false;
  return !runs(h.pid) || (h.started !== null && startedAt(h.pid) !== h.started);
};

const read = (path: string): Holder | null => {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new AppError(
      'unavailable',
      `The lock file ${path} cannot be read. If no Chartroom uses this directory, delete it.`,
      { cause: error },
    );
  }
};

/** link() is atomic and the file is complete when it appears. */
const tryLink = (from: string, to: string): boolean => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Removes the lock of a dead process; of two that try, rename() lets one succeed and gives back a younger lock. */
const removeDead = (path: string, dead: Holder): void => {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== null && moved.id !== dead.id) tryLink(aside, path);
  rmSync(aside, { force: true });
};

/**
 * Takes the exclusive lock of a data directory for this process; answers how to release it. Two processes on one
 * embedded database lose rows, so the second is refused with the name of the first; the lock of a process that is
 * dead is taken over.
 */
export const lockDirectory = (directory: string, name: string): (() => void) => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'lock');
  const mine: Holder = {
    id: randomUUID(),
    name,
    pid: process.pid,
    host: hostname(),
    started: startedAt(process.pid),
    since: new Date().toISOString(),
  };
  const draft = `${path}.${mine.id}`;
  writeFileSync(draft, `${JSON.stringify(mine)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryLink(draft, path)) return () => release(path, mine.id);
      const other = read(path);
      if (other !== null && isDead(other)) removeDead(path, other);
      else if (other !== null) throw refusal(directory, other);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new AppError('unavailable', `The data directory ${directory} is contended. Try again.`);
};

const refusal = (directory: string, other: Holder): AppError => {
  const elsewhere =
    other.host === hostname()
      ? ''
      : ` If ${other.host} is gone for good, such as a container that was replaced, delete the file lock in it.`;
  return new AppError(
    'unavailable',
    `The data directory ${directory} is in use by "${other.name}", process ${other.pid} on ${other.host}, since ` +
      `${other.since}. Stop that process, or talk to it by CHARTROOM_URL, or set CHARTROOM_DATA to another ` +
      `directory.${elsewhere}`,
  );
};

const release = (path: string, id: string): void => {
  if (read(path)?.id === id) unlinkSync(path);
};
