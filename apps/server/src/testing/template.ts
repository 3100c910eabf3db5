import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../main.ts';
import { migrationsFingerprint, readConfig } from '../platform/index.ts';

const stateOfMigrations = (): string => migrationsFingerprint().slice(0, 16);

/** A migrated and empty embedded database as a dump, made once for each state of the migrations. */
export const templateDump = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const path = join(tmpdir(), `chartroom-template-${process.version}-${stateOfMigrations()}.tar`);
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  const server = await startServer(readConfig({ CHARTROOM_DATA: ':memory:', LOG_LEVEL: 'error', PORT: '0' }));
  await server.application.queue.stop();
  const bytes = await server.application.opened.dump?.();
  await server.close();
  if (bytes === undefined) throw new Error('Only the embedded database can be dumped.');
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
  return bytes;
};

/** The name of a migrated and empty database on a PostgreSQL server to copy from, made by whoever asks first. */
export const templateDatabase = async (server: string): Promise<string> => {
  const name = `chartroom_template_${stateOfMigrations()}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // Held until this connection ends, so that one process makes it while others wait.
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await makeTemplate(client, server, name);
  } finally {
    await client.end();
  }
  return name;
};

async function makeTemplate(client: pg.Client, server: string, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  const url = new URL(server);
  url.pathname = `/${draft}`;
  const settings = { DATABASE_URL: url.href, LOG_LEVEL: 'error', PORT: '0' };
  const made = await startServer(readConfig({ ...settings, CHARTROOM_DEMO: 'off' }));
  await made.application.queue.stop();
  await made.close();
  await client.query(`alter database ${draft} rename to ${name}`);
}
