import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, wherever the command was typed. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

/** The project's own Node 26, or null where npm could not install it on this machine. */
export const ownNode = () => {
  const names = process.platform === 'win32' ? ['node.exe', 'node.cmd'] : ['node'];
  return names.map(name => join(bin, name)).find(path => existsSync(path)) ?? null;
};

/** The environment in which `node` and every tool are the project's own. */
export const ownEnvironment = (extra = {}) => {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${bin}${separator}${process.env.PATH ?? ''}`, ...extra };
};

/** Ends the command with a message a person can act on. */
export const giveUp = message => {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
};
