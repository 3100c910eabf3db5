import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root } from './place.mjs';
import { run } from './run.mjs';

const sources = [
  'apps/web',
  'packages/contract',
  'packages/engine',
  'tsconfig.base.json',
  'package-lock.json',
];
const notSources = new Set(['node_modules', 'dist', '.vite']);
const stamp = join(root, 'apps/web/dist/.sources');

const filesUnder = path => {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries
    .filter(entry => !notSources.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry =>
      entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
};

/** A fingerprint of all that the built web app depends on: paths and contents, not times. */
const fingerprint = () => {
  const hash = createHash('sha256');
  for (const source of sources) {
    const files = source.includes('.') ? [source] : filesUnder(source);
    for (const file of files)
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
};

/** Whether `apps/web/dist` was built from exactly the present sources. */
export const webIsBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

/** Builds the web app whatever its state, and notes from which sources; answers the exit code. */
export const buildWeb = async () => {
  const built = fingerprint();
  const code = await run('npm', ['run', 'build'], { shell: process.platform === 'win32' });
  if (code === 0) writeFileSync(stamp, built);
  return code;
};

/** Builds the web app when its sources changed since it was built. */
export const ensureWebBuilt = async () => {
  if (webIsBuilt()) return;
  process.stdout.write('Building the web app ...\n');
  if ((await buildWeb()) !== 0) giveUp('The web app did not build; the message above says where.');
};
