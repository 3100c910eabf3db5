import { type GateRole, type GateSeat, gateRoles } from '@chartroom/contract';
import type { Tx } from '../../../../platform/index.ts';
import { personMay, placeOf } from '../../../../register/index.ts';
import {
  type AwayRow,
  loadDeputies,
  loadParents,
  loadPerson,
  loadRoles,
  type RolePlace,
} from './store/seats.ts';

/** A project as far as it decides who decides. */
export type SeatProject = Parameters<typeof placeOf>[0];

/** Who has which role where, and who is away: read once for many gates. */
export interface SeatContext {
  readonly roles: readonly RolePlace[];
  readonly away: readonly AwayRow[];
  readonly parents: ReadonlyMap<string, string | null>;
  readonly mayRead: Map<string, boolean>;
}

export async function seatContext(tx: Tx, today: string): Promise<SeatContext> {
  return {
    roles: await loadRoles(tx, gateRoles),
    away: await loadDeputies(tx, today),
    parents: await loadParents(tx),
    mayRead: new Map(),
  };
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

type Holder = {
  readonly person: { readonly id: string; readonly name: string };
  readonly why: GateSeat['holders'][number]['why'];
  readonly insteadOf: { readonly id: string; readonly name: string } | null;
};

function lineOf(parents: SeatContext['parents'], id: string | null): readonly string[] {
  const line: string[] = [];
  for (let at = id; at !== null && !line.includes(at); at = parents.get(at) ?? null) line.push(at);
  return line;
}

/** How near a role was given to a project, 0 for the project itself; null where it does not reach it. */
function distance({ parents }: SeatContext, r: RolePlace, project: SeatProject): number | null {
  const within = (line: readonly string[], from: number) => {
    const at = r.placeId === null ? -1 : line.indexOf(r.placeId);
    return at < 0 ? null : from + at;
  };
  switch (r.kind) {
    case 'project':
      return r.placeId === project.id ? 0 : null;
    case 'programme':
      return r.placeId !== null && r.placeId === project.programmeId ? 1 : null;
    case 'portfolio':
      return within(lineOf(parents, project.portfolioId), 10);
    case 'unit':
      return within(lineOf(parents, project.unitId), 100);
    case 'organisation':
      return 1000;
    default:
      return null;
  }
}

/** Those who have a role nearest to a project. */
function nearest(context: SeatContext, role: GateRole, project: SeatProject): readonly Candidate[] {
  const near = context.roles.flatMap(r => {
    const far = r.role === role ? distance(context, r, project) : null;
    return far === null ? [] : [{ id: r.personId, name: r.name, active: r.active, far }];
  });
  const least = Math.min(...near.map(n => n.far));
  return [...new Map(near.filter(n => n.far === least).map(n => [n.id, n])).values()];
}

async function candidates(
  tx: Tx,
  context: SeatContext,
  { role, project }: { readonly role: GateRole; readonly project: SeatProject },
): Promise<readonly Candidate[]> {
  if (role !== 'sponsor') return nearest(context, role, project);
  const sponsor = project.sponsorId === null ? null : await loadPerson(tx, project.sponsorId);
  return sponsor === null ? [] : [sponsor];
}

async function isThere(
  tx: Tx,
  { mayRead }: SeatContext,
  { person, project }: { readonly person: Candidate; readonly project: SeatProject },
): Promise<boolean> {
  // Nobody decides on what they manage.
  if (!person.active || person.id === project.managerId) return false;
  const key = `${person.id} ${project.id}`;
  const known = mayRead.get(key);
  if (known !== undefined) return known;
  const may = await personMay(tx, { person: person.id, permission: 'project.read' }, placeOf(project));
  mayRead.set(key, may);
  return may;
}

const ref = ({ id, name }: Candidate) => ({ id, name });

/**
 * Who may vote in a role now: those who have it nearest to the project, and who stands in for them today. Where nobody
 * of these is left, or may see the project, the directors of the PMO, shown as such.
 */
export async function holdersOf(
  tx: Tx,
  context: SeatContext,
  at: { readonly role: GateRole; readonly project: SeatProject },
): Promise<readonly Holder[]> {
  const { project } = at;
  const holders: Holder[] = [];
  const named = await candidates(tx, context, at);
  for (const person of named) {
    if (await isThere(tx, context, { person, project }))
      holders.push({ person: ref(person), why: 'holder', insteadOf: null });
    for (const { deputyId, deputy, active } of context.away.filter(a => a.personId === person.id)) {
      const standIn = { id: deputyId, name: deputy, active };
      if (await isThere(tx, context, { person: standIn, project }))
        holders.push({ person: ref(standIn), why: 'deputy', insteadOf: ref(person) });
    }
  }
  if (holders.length > 0 || at.role === 'pmo-director') return holders;
  for (const person of nearest(context, 'pmo-director', project)) {
    if (await isThere(tx, context, { person, project }))
      holders.push({ person: ref(person), why: 'escalated', insteadOf: named[0] ? ref(named[0]) : null });
  }
  return holders;
}
