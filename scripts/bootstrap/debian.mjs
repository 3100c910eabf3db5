import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const oldestPostgres = 15;
// The shell without windows comes first: the same pages in an eighth less time.
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const clusters = '/usr/lib/postgresql';

/** The newest installed PostgreSQL's programs (`/usr/lib/postgresql/15/bin`), or null. */
export const postgresPrograms = () => {
  const override = process.env.CHARTROOM_TEST_POSTGRES_BIN;
  if (override) return existsSync(join(override, 'initdb')) ? override : null;
  if (!existsSync(clusters)) return null;
  const versions = readdirSync(clusters)
    .map(Number)
    .filter(version => version >= oldestPostgres && existsSync(join(clusters, `${version}`, 'bin', 'initdb')))
    .sort((a, b) => b - a);
  return versions.length === 0 ? null : join(clusters, `${versions[0]}`, 'bin');
};

/** The Chromium to test with, or null. */
export const browser = () => browsers.find(path => existsSync(path)) ?? null;

const tools = [
  {
    name: 'chromium',
    packages: ['chromium-headless-shell'],
    what: `Chromium as ${browsers.join(' or ')}`,
    present: () => browser() !== null,
  },
  {
    name: 'postgresql',
    what: `PostgreSQL ${oldestPostgres} or later under ${clusters} (or CHARTROOM_TEST_POSTGRES_BIN=its bin directory)`,
    present: () => postgresPrograms() !== null,
  },
  {
    name: 'libreoffice',
    packages: ['libreoffice-writer-nogui', 'libreoffice-impress-nogui'],
    what: 'LibreOffice as /usr/bin/soffice, with Writer and Impress',
    present: () => existsSync('/usr/bin/soffice'),
  },
];

const isDebian = () => {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

/**
 * What the tests need besides npm packages: installed by apt-get on Debian as root; elsewhere only named.
 * Answers what is still missing, in words, for the tools asked about.
 */
export const ensureTools = async names => {
  const missing = () => tools.filter(tool => names.includes(tool.name) && !tool.present());
  const wanted = missing().flatMap(tool => tool.packages ?? [tool.name]);
  if (wanted.length > 0 && isDebian() && process.getuid?.() === 0) {
    process.stdout.write(`Installing ${wanted.join(' and ')} by apt-get ...\n`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
    await run('apt-get', ['update', '-q'], quiet);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], quiet);
  }
  return missing().map(tool => tool.what);
};
