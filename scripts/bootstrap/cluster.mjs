import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A TCP port that nobody listens on at this moment. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: then it runs as `postgres`, which the Debian package creates. */
const unprivileged = () => {
  if (process.getuid?.() !== 0) return {};
  const id = flag => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

// A cluster that lives for one run of the tests has no use for durability.
const settings = port => [
  ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='],
  ...[
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    // To start a second process for a statement takes longer than all that the tests read.
    'max_parallel_workers_per_gather=0',
    'max_connections=120',
    'shared_buffers=128MB',
  ],
];

/**
 * Starts a private PostgreSQL cluster in a temporary directory on a free port; `programs` is its bin directory.
 * Answers the address of an empty database owned by a role that is no superuser but may create databases and
 * roles, the same as the superuser (for tests that do what nobody else can), and a `stop` that may be called at any
 * time, also twice.
 */
export const startCluster = async programs => {
  const owner = unprivileged();
  const home = mkdtempSync(join(tmpdir(), 'chartroom-postgres-'));
  if (owner.uid !== undefined) chownSync(home, owner.uid, owner.gid);
  const data = join(home, 'data');
  const log = join(home, 'log');
  const call = (program, args) => {
    const options = { ...owner, cwd: home, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] };
    const { status, stderr, error } = spawnSync(join(programs, program), args, options);
    if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr.trim()}`);
  };
  const stop = () => {
    const quiet = { ...owner, cwd: home, stdio: 'ignore' };
    spawnSync(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], quiet);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    call('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ]);
    const port = await freePort();
    const flags = settings(port).flatMap(setting => ['-c', setting]);
    call('pg_ctl', ['-D', data, '-l', log, '-w', '-t', '60', '-o', flags.join(' '), 'start']);
    const server = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres'];
    call('psql', [...server, '-c', 'create role chartroom login createdb createrole', 'postgres']);
    call('createdb', [...server, '-O', 'chartroom', 'chartroom_test']);
    const as = role => `postgresql://${role}@127.0.0.1:${port}/chartroom_test`;
    return { url: as('chartroom'), superuserUrl: as('postgres'), stop };
  } catch (error) {
    stop();
    throw error;
  }
};
