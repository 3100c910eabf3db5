import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, ownNode, root } from './place.mjs';
import { run } from './run.mjs';

const packagesOf = path => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

/**
 * What npm noted as installed, against what the lockfile asks for: the names that are absent or of another version.
 * Null when nothing was ever installed. Optional packages may be absent: they belong to other machines.
 */
export const missingPackages = (wanted, installed) => {
  if (installed === null) return null;
  return Object.entries(wanted)
    .filter(([path]) => path.startsWith('node_modules/'))
    .filter(([path, want]) => {
      const have = installed[path];
      if (have === undefined) return want.optional !== true;
      return have.version !== want.version || have.link !== want.link;
    })
    .map(([path]) => path.slice('node_modules/'.length));
};

/** Installs the locked dependencies when they are absent or not those of the lockfile; gives up with advice. */
export const ensureInstalled = async () => {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === null)
    giveUp('package-lock.json is missing or damaged. Restore it: git checkout package-lock.json');
  const missing = missingPackages(wanted, packagesOf(join(root, 'node_modules', '.package-lock.json')));
  if (missing?.length === 0 && ownNode() !== null) return;
  const why =
    missing === null ? 'nothing is installed yet' : `${missing.length} packages differ from the lockfile`;
  process.stdout.write(`Installing dependencies (${why}) ...\n`);
  // The versions are locked with their checksums; npm's own output matters only when it fails.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
  if (code !== 0) {
    giveUp('npm ci failed; its message is above. Check the network and the npm registry, then try again.');
  }
  if (ownNode() === null) {
    giveUp(
      `No Node 26 for ${process.platform} ${process.arch} came with the dependencies.\n` +
        'Chartroom runs on Linux x64 and arm64 (glibc), macOS arm64 and Windows x64. If optional packages were\n' +
        'left out, install them: npm ci --include=optional',
    );
  }
};

/** Refuses a Node older than the bootstrap itself needs. */
export const checkNode = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) giveUp(`This is Node ${process.versions.node}. Install Node 20 or later, then try again.`);
  if (!existsSync(join(root, 'package.json')))
    giveUp(`${root} holds no package.json. Clone the project again.`);
};
