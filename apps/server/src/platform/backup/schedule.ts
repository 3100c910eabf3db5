import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { now, secondsAfter } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { record } from '../event/event.ts';
import { startJob } from '../job/job.ts';
import type { JobHandlers } from '../job/run.ts';
import type { Log } from '../log/log.ts';
import { systemActor } from '../tenancy/actor.ts';
import { oldestOrganisation } from '../tenancy/organisation.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { makeBackup } from './make-backup.ts';
import type { BackupSource } from './write-backup.ts';

export interface ScheduleOptions {
  readonly source: BackupSource;
  readonly config: Config;
}

/** Where backups go by themselves; null for nowhere. */
export const backupDirectory = ({
  databaseUrl,
  dataDirectory,
  backupDirectory: given,
}: Config): string | null => {
  if (given !== null) return given;
  // Who runs a server of PostgreSQL has backups of their own.
  return databaseUrl !== null || dataDirectory === ':memory:' ? null : join(dataDirectory, 'backups');
};

export const backupKind = 'platform.backup';

const named = /^chartroom-\d{8}-\d{6}\.jsonl\.gz$/;
const nameAt = (instant: string): string =>
  `chartroom-${instant.slice(0, 10).replaceAll('-', '')}-${instant.slice(11, 19).replaceAll(':', '')}.jsonl.gz`;

const forgetOld = async (directory: string, keep: number): Promise<readonly string[]> => {
  const old = (await readdir(directory))
    .filter(name => named.test(name))
    .sort()
    .slice(0, -keep);
  for (const name of old) await rm(join(directory, name), { force: true });
  return old;
};

/** The job that makes a backup on the node that runs it, and lets go of the oldest ones. */
export const backupJobs = ({ source, config }: ScheduleOptions): JobHandlers => ({
  [backupKind]: async job => {
    const directory = backupDirectory(config);
    if (directory === null) throw new Error('A backup was asked for, but there is no directory for it.');
    await job.progress(0, '');
    const name = nameAt(now());
    const { bytes, sha256 } = await makeBackup(source, join(directory, name), job.stopping);
    const removed = await forgetOld(directory, config.backupsKept);
    await job.complete(async tx => {
      record(tx, {
        name: 'platform.backup.made',
        subject: { kind: 'backup', id: name },
        after: { bytes, sha256, removed },
      });
      return { file: join(directory, name), bytes, sha256, removed };
    });
  },
});

const waitAfterFailureSec = 3600;

/** Whether it is time: nothing was begun within the interval, and nothing has failed just now. */
const isDue = async (tx: Tx, hours: number): Promise<boolean> => {
  const since = secondsAfter(tx.at, -hours * 3600);
  const recent = await tx.db
    .selectFrom('platformJob')
    .select(['state', 'createdAt'])
    .where('orgId', '=', tx.org)
    .where('kind', '=', backupKind)
    .where('createdAt', '>', since)
    .execute();
  const failedSince = secondsAfter(tx.at, -waitAfterFailureSec);
  return recent.every(j => ['failed', 'cancelled'].includes(j.state) && j.createdAt < failedSince);
};

/**
 * Queues a backup when one is due; answers its job. The whole database belongs to no organisation, so the job stands
 * with the one that was there first.
 */
export const queueDueBackup = async (database: Database, config: Config): Promise<string | null> => {
  if (config.backupHours === 0 || backupDirectory(config) === null) return null;
  const org = await database.asSystem(oldestOrganisation);
  if (org === null) return null;
  return database.inOrganisation(systemActor(org), async tx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('backup', 0))`.execute(tx.db);
    return (await isDue(tx, config.backupHours)) ? startJob(tx, backupKind, null) : null;
  });
};

/** Looks now and then, on every node, whether a backup is due. */
export interface BackupSchedule {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

const lookEveryMs = 600_000;

export const createBackupSchedule = (database: Database, log: Log, config: Config): BackupSchedule => {
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<unknown> | null = null;
  const look = (): void => {
    round ??= queueDueBackup(database, config)
      .catch(error => log.warn({ err: error }, 'Whether a backup is due could not be found out'))
      .finally(() => {
        round = null;
      });
  };
  return {
    start: () => {
      timer = setInterval(look, lookEveryMs);
      timer.unref();
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      await round;
    },
  };
};
