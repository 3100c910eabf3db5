// `npm run permissions` writes docs/permissions.md from the contract; with --check it only says whether it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  api,
  type Endpoint,
  type Permission,
  type PmoType,
  permissions,
  pmoTypes,
  type Role,
  rolePermissions,
  roles,
} from '@chartroom/contract';

const path = fileURLToPath(new URL('../docs/permissions.md', import.meta.url));

const letters: Readonly<Record<PmoType, string>> = { supportive: 'S', controlling: 'C', directive: 'D' };

/** `yes`, `own`, or under which kinds of PMO: `S C`. */
const cell = (permission: Permission, role: Role): string => {
  const reaches = pmoTypes.map(type => rolePermissions(role, type).get(permission));
  if (reaches.every(reach => reach === reaches[0])) {
    return reaches[0] === 'scope' ? 'yes' : (reaches[0] ?? '');
  }
  return pmoTypes
    .filter((_, i) => reaches[i] !== undefined)
    .map(type => letters[type])
    .join(' ');
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  row(head) + row(head.map(() => '---')) + rows.map(row).join('');

const endpoints = (Object.entries(api) as [string, Endpoint][])
  .map(([name, { method, path, access }]) => ({ name, method, path, access, order: `${path} ${method}` }))
  .sort((a, b) => (a.order < b.order ? -1 : 1));

/** The committed document, as the contract says it. */
export const permissionsDocument = (): string => `# Permissions

Written by \`npm run permissions\` from \`packages/contract/src/base/roles.ts\` and the endpoints. Do not edit.

A role is given on the organisation, a unit, a portfolio, a programme or a project, and reaches everything under it.
*yes*: holds it there; *own*: only for what one manages, sponsors or asked for; letters: only where the PMO is
**S**upportive, **C**ontrolling or **D**irective. A token has no more than its scopes. A confidential project is seen
by its members and owners, and by an auditor of the organisation.

## What a role may do

${table(
  ['permission', ...roles],
  permissions.map(p => [p, ...roles.map(r => cell(p, r))]),
)}
## What an endpoint takes

${table(
  ['endpoint', 'name', 'takes'],
  endpoints.map(e => [`\`${e.method} ${e.path}\``, e.name, e.access]),
)}`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = permissionsDocument();
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    process.stdout.write('Wrote docs/permissions.md.\n');
  } else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(
      'docs/permissions.md differs from the contract. Run npm run permissions and review the change.\n',
    );
    process.exitCode = 1;
  }
}
