import type { Api } from '@chartroom/contract';
import type { Answer, Tx } from '../../../platform/index.ts';
import { peopleHolding, personMay, placeOf, todayIn } from '../../../register/index.ts';
import { type Decider, wrote } from './policy.ts';
import { type DocumentRow, namesOf, standingOf } from './store/documents.ts';

/**
 * Who may decide on a document today: its approver; beside them who stands in for them; where the approver has left or
 * may no longer see the project and nobody stands in, those who direct the PMO.
 */
export async function decidersOf(tx: Tx, d: DocumentRow): Promise<readonly Decider[]> {
  if (d.approverId === null) return [];
  const place = placeOf({ ...d, id: d.projectId });
  const sees = (person: string) => personMay(tx, { person, permission: 'project.read' }, place);
  const standing = await standingOf(tx, d.approverId, await todayIn(tx));
  const found: Decider[] = [];
  if (standing.deputyId !== null && !wrote(d, standing.deputyId) && (await sees(standing.deputyId)))
    found.push({ id: standing.deputyId, name: standing.deputy ?? '', why: 'deputy' });
  if (standing.active && (await sees(d.approverId)))
    found.push({ id: d.approverId, name: d.approver ?? '', why: 'approver' });
  if (found.length > 0) return found;
  const directors = await peopleHolding(tx, { permission: 'project.read', roles: ['pmo-director'] }, place);
  const others = directors.filter(p => !wrote(d, p));
  return (await namesOf(tx, others)).map(p => ({ ...p, why: 'escalated' }));
}

const approving = [
  'sponsor',
  'pmo-director',
  'portfolio-manager',
  'programme-manager',
  'pmo-analyst',
] as const;

/** People who may be asked to approve a document: its project's sponsor first, then those who lead. */
export async function approversOf(tx: Tx, d: DocumentRow): Promise<Answer<Api['listApprovers']>> {
  const place = placeOf({ ...d, id: d.projectId });
  const holding = await peopleHolding(tx, { permission: 'project.read', roles: approving }, place);
  const owners = [d.sponsorId, d.managerId].filter(p => p !== null);
  const able: string[] = [];
  for (const person of owners)
    if (await personMay(tx, { person, permission: 'project.read' }, place)) able.push(person);
  const names = await namesOf(
    tx,
    [...new Set([...able, ...holding])].filter(p => !wrote(d, p)),
  );
  const first = (p: { readonly id: string }) => (p.id === d.sponsorId ? 0 : 1);
  return { items: names.toSorted((a, b) => first(a) - first(b)).slice(0, 30) };
}
