import type { HistoryKind, Permission } from '@chartroom/contract';
import {
  AppError,
  holds,
  holdsEverywhere,
  may,
  type Place,
  readOrganisation,
  type Tx,
} from '../../platform/index.ts';
import { placeOf, visibleProject } from '../../register/index.ts';
import { projectOfThing, rowKnownAt } from './store.ts';

/** A thing that has a history, as far as one may see it. */
export interface Subject {
  readonly kind: HistoryKind;
  readonly id: string;
  readonly name: string;
  readonly seesMoney: boolean;
  /** Of its amounts. */
  readonly currency: string;
  readonly drafts: boolean;
  /** May an earlier version be made the present one? */
  readonly mayRestore: boolean;
}

const notFound = () => new AppError('not_found', 'There is no such thing here.');

const reading: Readonly<Record<Exclude<HistoryKind, 'project' | 'milestone' | 'report'>, Permission>> = {
  portfolio: 'portfolio.read',
  programme: 'portfolio.read',
  unit: 'organisation.read',
  person: 'person.read',
};

/** The thing whose history is asked for; `not_found` where one may not see it. */
export async function subjectOf(tx: Tx, kind: HistoryKind, id: string): Promise<Subject> {
  switch (kind) {
    case 'project':
      return ofProject(tx, { kind, id, projectId: id, name: null });
    case 'milestone':
    case 'report': {
      const found = await projectOfThing(tx, kind, id);
      if (!found) throw notFound();
      return ofProject(tx, { kind, id, ...found });
    }
    case 'portfolio':
    case 'programme':
    case 'unit':
    case 'person': {
      const row = holds(tx.actor, reading[kind]) ? await rowKnownAt(tx, { kind, id }, 'infinity') : null;
      if (!row) throw notFound();
      const here = placeIn(kind, row);
      const seesMoney = may(tx.actor, 'money.read', here);
      const mayRestore = mayEdit(tx, kind, here);
      const { currency } = await readOrganisation(tx);
      return { kind, id, name: String(row.name), seesMoney, currency, drafts: false, mayRestore };
    }
  }
}

type Kind = 'portfolio' | 'programme' | 'unit' | 'person';

/** Where something stands in the structure, by which permissions on it are judged. */
function placeIn(kind: Kind, row: Readonly<Record<string, unknown>>): Place {
  const id = String(row.id);
  switch (kind) {
    case 'portfolio':
      return { portfolioId: id };
    case 'programme':
      return { programmeId: id, portfolioId: typeof row.portfolioId === 'string' ? row.portfolioId : null };
    case 'unit':
      return { unitId: id };
    case 'person':
      return {};
  }
}

function mayEdit(tx: Tx, kind: Kind, here: Place): boolean {
  switch (kind) {
    case 'portfolio':
    case 'programme':
      return may(tx.actor, 'portfolio.edit', here);
    case 'unit':
      return holdsEverywhere(tx.actor, 'organisation.edit');
    case 'person':
      return holdsEverywhere(tx.actor, 'person.manage');
  }
}

async function ofProject(
  tx: Tx,
  thing: Pick<Subject, 'kind' | 'id'> & { readonly projectId: string; readonly name: string | null },
): Promise<Subject> {
  const project = await visibleProject(tx, thing.projectId);
  const here = placeOf(project);
  if (thing.kind === 'report' && !may(tx.actor, 'report.read', here)) throw notFound();
  return {
    kind: thing.kind,
    id: thing.id,
    name: thing.name ?? `${project.key} ${project.name}`,
    seesMoney: may(tx.actor, 'money.read', here),
    currency: project.currency,
    drafts: may(tx.actor, 'report.write', here),
    mayRestore: may(tx.actor, thing.kind === 'report' ? 'report.publish' : 'project.edit', here),
  };
}
