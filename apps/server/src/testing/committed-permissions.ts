import { readFileSync } from 'node:fs';
import type { Endpoint, PmoType, Role } from '@chartroom/contract';

// What is expected of the product stands in docs/permissions.md, which is reviewed as a diff; not in its code.

const document = readFileSync(new URL('../../../../docs/permissions.md', import.meta.url), 'utf8');

const tableAfter = (heading: string): readonly (readonly string[])[] => {
  const [, after = ''] = document.split(`## ${heading}\n`);
  return (after.split('\n## ')[0] ?? '')
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| ---'))
    .map(line =>
      line
        .slice(2, -2)
        .split(' | ')
        .map(cell => cell.trim()),
    );
};

const [roleNames = [], ...permissionRows] = tableAfter('What a role may do');
const endpointRows = tableAfter('What an endpoint takes').slice(1);

const accessOfEndpoint = new Map(endpointRows.map(([route = '', , takes = '']) => [route, takes]));
const cells = new Map(
  permissionRows.flatMap(([permission = '', ...held]) =>
    held.map((cell, i) => [`${permission} ${roleNames[i + 1]}`, cell] as const),
  ),
);

/** What the committed table says an endpoint takes; undefined for one it does not know. */
export const committedAccess = ({ method, path }: Endpoint): string | undefined =>
  accessOfEndpoint.get(`\`${method} ${path}\``);

/** How the committed table says a role holds a permission, where it was given on the whole organisation. */
export const committedReach = (
  permission: string,
  role: Role,
  pmoType: PmoType,
): 'everything' | 'own' | 'nothing' => {
  const cell = cells.get(`${permission} ${role}`) ?? '';
  if (cell === 'yes') return 'everything';
  if (cell === 'own') return 'own';
  return cell.split(' ').includes(pmoType.slice(0, 1).toUpperCase()) ? 'everything' : 'nothing';
};
