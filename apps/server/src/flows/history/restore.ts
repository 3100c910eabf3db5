import {
  type Api,
  api,
  type Endpoint,
  type HistoryKind,
  historyKinds,
  type Input,
} from '@chartroom/contract';
import { correctReport, loadReport, loadReports } from '../../domains/monitoring/index.ts';
import { type Answer, AppError, type Tx, withReason } from '../../platform/index.ts';
import {
  changePortfolio,
  changeProgramme,
  changeUnit,
  type FieldSetting,
  fieldCatalogue,
  fieldsBetween,
  loadFacts,
  updateMilestone,
  updatePerson,
  updateProject,
  visibleProject,
} from '../../register/index.ts';
import { type HistoryRow, loadChange, milestoneKnownAt, rowKnownAt } from './store.ts';
import { subjectOf } from './subject.ts';

type Restored = Answer<Api['restoreVersion']>;
type Fields = Readonly<Record<string, unknown>>;

const isKind = (kind: string): kind is HistoryKind => (historyKinds as readonly string[]).includes(kind);

/**
 * Makes a thing again what it was after an earlier change. That is a new change by the same rules as any other: who may,
 * what must hold, from today on; state and baselines of a project have their own acts and stay.
 */
export async function restoreVersion(
  tx: Tx,
  { params, body }: Input<Api['restoreVersion']>,
): Promise<Restored> {
  const change = await loadChange(tx, params.event);
  if (!change || !isKind(change.subjectKind)) throw new AppError('not_found', 'There is no such change.');
  const subject = await subjectOf(tx, change.subjectKind, change.subjectId);
  if (!subject.mayRestore) throw new AppError('forbidden', `You may not change ${subject.name}.`);
  const reason = `Restored as of ${change.at.slice(0, 19).replace('T', ' ')} UTC: ${body.reason}`;
  const restored = await withReason(tx, reason, () => restore(tx, change, { kind: subject.kind, reason }));
  if (restored.length === 0) {
    throw new AppError('conflict', `${subject.name} is as it was then already. There is nothing to restore.`);
  }
  return { kind: subject.kind, id: subject.id, restored };
}

const fields = {
  project: [
    ...['name', 'description', 'class', 'category', 'unitId', 'portfolioId', 'programmeId', 'sponsorId'],
    ...['managerId', 'startForecast', 'startActual', 'finishForecast', 'finishActual', 'costForecastMinor'],
    ...['spentMinor', 'yearBudgetMinor', 'yearForecastMinor', 'benefitsForecastMinor'],
  ],
  milestone: ['name', 'forecast', 'actual'],
  portfolio: ['name', 'description', 'parentId', 'ownerId', 'cadenceDays', 'filter'],
  programme: ['name', 'description', 'portfolioId', 'managerId'],
  unit: ['name', 'code', 'parentId', 'pmoType'],
  person: ['name', 'email', 'jobTitle', 'unitId', 'active'],
} as const;

/** The fields in which a version differs from now, as the body of a change. */
function difference(names: readonly string[], then: Fields | null, now: Fields | null): Fields {
  if (!then || !now) throw new AppError('not_found', 'Nothing was known of it then.');
  return Object.fromEntries(
    names.filter(n => (then[n] ?? null) !== (now[n] ?? null)).map(n => [n, then[n] ?? null]),
  );
}

/** The added fields in which a version differs from now; those that are retired stay as they are. */
async function addedDifference(tx: Tx, then: FieldSetting, now: FieldSetting): Promise<FieldSetting> {
  const { byKey } = await fieldCatalogue(tx);
  const between = Object.entries(fieldsBetween(now, then));
  return Object.fromEntries(between.filter(([key]) => byKey.get(key)?.retired === false));
}

/** What a use case is given, checked like the request of a page. */
const inputOf = <E extends Endpoint>(
  endpoint: E,
  given: { readonly params: Fields; readonly body: Fields },
): Input<E> =>
  ({ params: endpoint.params?.parse(given.params), body: endpoint.body?.parse(given.body) }) as Input<E>;

async function restore(
  tx: Tx,
  { subjectId: id, at, projectId }: HistoryRow,
  { kind, reason }: { readonly kind: HistoryKind; readonly reason: string },
): Promise<readonly string[]> {
  switch (kind) {
    case 'project': {
      const then = (await loadFacts(tx, [id], at)).get(id)?.at(-1);
      const now = await visibleProject(tx, id);
      const own = difference(fields.project, then ? { ...then } : null, { ...now });
      const added = await addedDifference(tx, then?.fields ?? {}, now.fields);
      const set = Object.keys(added).length === 0 ? own : { ...own, fields: added };
      if (Object.keys(set).length > 0)
        await updateProject(
          tx,
          { id, version: now.version },
          inputOf(api.updateProject, {
            params: { project: id },
            body: { ...set, reason: reason.slice(0, 500) },
          }).body,
        );
      return [...Object.keys(own), ...Object.keys(added).map(k => `fields.${k}`)];
    }
    case 'milestone': {
      const now = await milestoneKnownAt(tx, id, 'infinity');
      const set = difference(fields.milestone, await milestoneKnownAt(tx, id, at), now);
      if (Object.keys(set).length > 0)
        await updateMilestone(
          tx,
          inputOf(api.updateMilestone, { params: { project: projectId, milestone: id }, body: set }),
          Number(now?.version),
        );
      return Object.keys(set);
    }
    case 'report':
      return restoreReport(tx, id, reason);
    case 'portfolio':
    case 'programme':
    case 'unit':
    case 'person': {
      const now = await rowKnownAt(tx, { kind, id }, 'infinity');
      const set = difference(fields[kind], await rowKnownAt(tx, { kind, id }, at), now);
      if (Object.keys(set).length > 0) await change[kind](tx, { id, set }, Number(now?.version));
      return Object.keys(set);
    }
  }
}

interface Kept {
  readonly id: string;
  readonly set: Fields;
}
type Change = (tx: Tx, kept: Kept, version: number) => Promise<unknown>;

const change: Readonly<Record<'portfolio' | 'programme' | 'unit' | 'person', Change>> = {
  portfolio: (tx, { id, set }, version) =>
    changePortfolio(tx, inputOf(api.updatePortfolio, { params: { portfolio: id }, body: set }), version),
  programme: (tx, { id, set }, version) =>
    changeProgramme(tx, inputOf(api.updateProgramme, { params: { programme: id }, body: set }), version),
  unit: (tx, { id, set }, version) =>
    changeUnit(tx, inputOf(api.updateUnit, { params: { unit: id }, body: set }), version),
  person: (tx, { id, set }, version) =>
    updatePerson(tx, { id, version }, inputOf(api.updatePerson, { params: { person: id }, body: set }).body),
};

/** A published report is final: what an earlier revision said is published again as a correction of the latest. */
async function restoreReport(tx: Tx, id: string, reason: string): Promise<readonly string[]> {
  const then = await loadReport(tx, id);
  if (!then) throw new AppError('not_found', 'There is no such report.');
  const at = { asOf: then.asOf, knownAt: 'infinity', drafts: false, limit: 1, offset: 0 };
  const [now] = await loadReports(tx, then.projectId, at);
  if (!now || now.id === then.id || now.asOf !== then.asOf) return [];
  const ratings = Object.fromEntries(Object.entries(then.dimensions).map(([d, r]) => [d, r.said]));
  const said = {
    scaleId: then.scaleId,
    overall: then.overallSaid,
    dimensions: ratings,
    narrative: then.narrative,
    finishForecast: then.finishForecast,
    costForecastMinor: then.costForecastMinor,
  };
  await correctReport(
    tx,
    inputOf(api.correctReport, {
      params: { report: now.id },
      body: { ...said, reason: reason.slice(0, 1000) },
    }),
  );
  return Object.keys(said);
}
