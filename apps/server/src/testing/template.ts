import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../main.ts';
import { migrationsFingerprint, readConfig } from '../platform/index.ts';

/** A migrated and empty embedded database as a dump, made once for each state of the migrations. */
export const templateDump = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const path = join(
    tmpdir(),
    `chartroom-template-${process.version}-${migrationsFingerprint().slice(0, 16)}.tar`,
  );
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
