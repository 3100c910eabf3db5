import type { Finding, FindingAction } from '@chartroom/contract';
import { asDay, daysBetween } from '@chartroom/engine';
import { AppError, holdsEverywhere, may, type Place, type Tx } from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import * as store from './store.ts';

type FindingView = Finding;

/** In how many projects the same has to be found to be called systemic. */
export const systemicFrom = 3;

export const findingKey = (number: number): string => `F-${number}`;

const placeOf = (f: store.FindingRow): Place => ({
  ...{ id: f.projectId, unitId: f.unitId, portfolioId: f.portfolioId, programmeId: f.programmeId },
  ...{ confidential: f.confidential ?? false, owners: [f.managerId, f.sponsorId] },
});

/** Whether the actor audits where a finding is. */
export const mayAudit = (tx: Tx, f: store.FindingRow): boolean =>
  f.projectId === null ? holdsEverywhere(tx.actor, 'audit.edit') : may(tx.actor, 'audit.edit', placeOf(f));

/** Whether the actor may plan what is done about a finding: who audits, and who runs the project. */
export const mayAct = (tx: Tx, f: store.FindingRow): boolean =>
  mayAudit(tx, f) || (f.projectId !== null && may(tx.actor, 'project.edit', placeOf(f)));

/** What is told of a finding from all the others that the actor may see. */
export interface Pattern {
  readonly repeats: ReadonlyMap<string, readonly string[]>;
  readonly systemic: ReadonlySet<string>;
}

/** Repeated: of the same standard on the same project after one was closed. Systemic: open, of one standard, in three projects. */
export function patternOf(rows: readonly store.FindingRow[]): Pattern {
  const repeats = new Map(
    rows.map(f => [
      f.id,
      rows
        .filter(
          e =>
            e.id !== f.id &&
            e.standard === f.standard &&
            e.projectId === f.projectId &&
            e.closedOn !== null &&
            e.closedOn <= f.raisedOn &&
            e.number < f.number,
        )
        .map(e => findingKey(e.number)),
    ]),
  );
  const open = rows.filter(f => f.state !== 'closed' && f.projectId !== null);
  const systemic = [...Map.groupBy(open, f => f.standard)].flatMap(([, same]) =>
    new Set(same.map(f => f.projectId)).size >= systemicFrom ? same.map(f => f.id) : [],
  );
  return { repeats, systemic: new Set(systemic) };
}

const ref = (id: string | null, name: string | null) =>
  id === null ? null : { id: id as never, name: name ?? '' };

const overdue = (due: string, today: string): number | null =>
  due < today ? daysBetween(asDay(due), asDay(today)) : null;

function actionView(
  tx: Tx,
  { finding: f, action: a, today }: { finding: store.FindingRow; action: store.ActionRow; today: string },
): FindingAction {
  const isOpen = a.state === 'open' && f.state !== 'closed';
  const mine = tx.actor.person !== null && a.ownerId === tx.actor.person;
  return {
    id: a.id as never,
    ...{ what: a.what, due: a.due, state: a.state, doneOn: a.doneOn },
    ...{ evidence: a.evidence, evidenceUrl: a.evidenceUrl, verification: a.verification, version: a.version },
    owner: ref(a.ownerId, a.owner),
    overdueDays: a.state === 'open' ? overdue(a.due, today) : null,
    verifiedBy: ref(a.verifiedBy, a.verifier),
    verifiedOn: a.verifiedOn,
    may: {
      edit: isOpen && mayAct(tx, f),
      finish: isOpen && (mine || mayAct(tx, f)),
      verify: a.state === 'done' && f.state !== 'closed' && !mine && mayAudit(tx, f),
    },
  };
}

interface Around {
  readonly actions: readonly store.ActionRow[];
  readonly pattern: Pattern;
  readonly today: string;
}

/** A finding as the contract shows it. */
export function findingView(tx: Tx, f: store.FindingRow, { actions, pattern, today }: Around): FindingView {
  const own = actions
    .filter(a => a.findingId === f.id)
    .map(action => actionView(tx, { finding: f, action, today }));
  const late = own.flatMap(a => (a.overdueDays === null ? [] : [a.overdueDays]));
  const audits = mayAudit(tx, f);
  const isBegun = f.state === 'open' || f.state === 'agreed';
  return {
    id: f.id as never,
    key: findingKey(f.number),
    ...{ title: f.title, severity: f.severity, state: f.state, standard: f.standard, rootCause: f.rootCause },
    ...{
      statement: f.statement,
      evidence: f.evidence,
      evidenceUrl: f.evidenceUrl,
      controlCode: f.controlCode,
    },
    project:
      f.projectId === null
        ? null
        : { id: f.projectId as never, key: f.projectKey ?? '', name: f.project ?? '', unit: f.unit },
    audit: f.auditId === null ? null : { id: f.auditId as never, title: f.audit ?? '' },
    review: f.reviewId === null ? null : { id: f.reviewId as never, title: f.review ?? '' },
    raisedOn: f.raisedOn,
    raisedBy: ref(f.raisedBy, f.raiser),
    ageDays: daysBetween(asDay(f.raisedOn), asDay(f.closedOn ?? today)),
    overdueDays: late.length === 0 ? null : Math.max(...late),
    ...{ closedOn: f.closedOn, reauditOn: f.reauditOn, reopened: f.reopened, version: f.version },
    repeats: [...(pattern.repeats.get(f.id) ?? [])],
    systemic: pattern.systemic.has(f.id),
    actions: own,
    may: {
      edit: audits && f.state !== 'closed',
      addAction: isBegun && mayAct(tx, f),
      agree: f.state === 'open' && own.some(a => a.state !== 'verified') && mayAct(tx, f),
      close: f.state === 'verified' && audits,
      reopen: (f.state === 'closed' || f.state === 'verified') && audits,
    },
  };
}

/** Every finding that the actor may see, with its actions and what it repeats. */
export async function allFindings(
  tx: Tx,
): Promise<readonly (FindingView & { readonly unitId: string | null })[]> {
  const rows = await store.loadFindings(tx);
  const actions = await store.loadActions(
    tx,
    rows.map(r => r.id),
  );
  const byFinding = Map.groupBy(actions, a => a.findingId);
  const pattern = patternOf(rows);
  const today = await todayIn(tx);
  return rows.map(f => ({
    ...findingView(tx, f, { actions: byFinding.get(f.id) ?? [], pattern, today }),
    unitId: f.unitId,
  }));
}

/** One finding as it is stored. Throws `not_found`. */
export async function findingRow(tx: Tx, id: string): Promise<store.FindingRow> {
  const found = await store.loadFinding(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such finding.');
  return found;
}

export async function oneFinding(tx: Tx, id: string): Promise<FindingView> {
  const found = await findingRow(tx, id);
  const actions = await store.loadActions(tx, [id]);
  const pattern = patternOf(await store.loadFindings(tx));
  return findingView(tx, found, { actions, pattern, today: await todayIn(tx) });
}
