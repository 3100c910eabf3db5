import type { HistoryKind, Permission } from '@chartroom/contract';
import { AppError, holds, holdsEverywhere, may, type Tx } from '../../platform/index.ts';
import { placeOf, visibleProject } from '../../register/index.ts';
import { projectOfThing, rowKnownAt } from './store.ts';

/** A thing that has a history, as far as one may see it. */
export interface Subject {
  readonly kind: HistoryKind;
  readonly id: string;
  readonly name: string;
  readonly seesMoney: boolean;
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
      const mayRestore = mayEdit(tx, kind, row);
      return { kind, id, name: String(row.name), seesMoney: true, drafts: false, mayRestore };
    }
  }
}

function mayEdit(
  tx: Tx,
  kind: 'portfolio' | 'programme' | 'unit' | 'person',
  row: Readonly<Record<string, unknown>>,
): boolean {
  const portfolioId = typeof row.portfolioId === 'string' ? row.portfolioId : null;
  switch (kind) {
    case 'portfolio':
      return may(tx.actor, 'portfolio.edit', { portfolioId: String(row.id) });
    case 'programme':
      return may(tx.actor, 'portfolio.edit', { programmeId: String(row.id), portfolioId });
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
    drafts: may(tx.actor, 'report.write', here),
    mayRestore: may(tx.actor, thing.kind === 'report' ? 'report.publish' : 'project.edit', here),
  };
}
