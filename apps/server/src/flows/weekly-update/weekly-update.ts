import type { Api, Dimension, Input } from '@chartroom/contract';
import { asDay, daysBetween, isoWeek, reportDue, type ScaleLevel, suggestedLevel } from '@chartroom/engine';
import {
  cadences,
  loadReport,
  loadScales,
  openReport,
  reportView,
  scalesOf,
  templateFor,
  templateNumbered,
  templateView,
} from '../../domains/monitoring/index.ts';
import { type Answer, AppError, type Handlers, may, type Tx } from '../../platform/index.ts';
import { type NamedProject, placeOf, standsInFor, todayIn } from '../../register/index.ts';
import { projectNamed } from '../explain/explain.ts';
import { gatherInputs, inputsOf } from '../explain/inputs.ts';
import { whoIsTold } from '../notification/readers.ts';
import { dimensionsOf } from '../project-page/dimensions.ts';
import { loadMilestonesAt } from '../project-page/store.ts';
import { type Moment, onDay } from '../state/moment.ts';
import { healthOf } from '../state/row.ts';
import { presentSince, type StateRow, stateAt } from '../state/store/states.ts';
import { changedFigures } from './changed.ts';
import { draftedLines } from './drafted.ts';
import { countRecords, lastPublished, personName, publishedOn } from './store.ts';

/** Endpoint -> use case. */
export const weeklyUpdateHandlers = {
  getWeeklyUpdate: (tx, input) => weeklyUpdate(tx, input),
} satisfies Partial<Handlers<Api>>;

type Update = Answer<Api['getWeeklyUpdate']>;

/** The report to write now: of today, or the draft that is open, with what the system knows. */
async function weeklyUpdate(tx: Tx, { params }: Input<Api['getWeeklyUpdate']>): Promise<Update> {
  const project = await projectNamed(tx, params.project);
  const here = placeOf(project);
  const opens = may(tx.actor, 'report.write', here) || may(tx.actor, 'report.publish', here);
  if (!opens) throw new AppError('forbidden', `You may not write reports of ${project.key}.`);
  const today = await todayIn(tx);
  const opened = await openReport(tx, project.id);
  const stored = opened === null ? null : await loadReport(tx, opened);
  const asOf = stored?.asOf ?? today;
  const moment: Moment = { asOf, knownAt: 'infinity', today, isNow: asOf === today };
  // A draft may be of a day before the first fact of its project: it is shown as the project is now.
  const now: Moment = { ...moment, asOf: today, isNow: true };
  const state = (await stateAt(tx, moment, project.id)) ?? (await stateAt(tx, now, project.id));
  if (!state) throw new AppError('not_found', `Nothing was known of ${project.key} on ${asOf} yet.`);
  return {
    ...(await whatIsAsked(tx, { project, state, moment, stored })),
    ...(await whatIsKnown(tx, { project, state, moment, stored })),
    computedAt: tx.at,
    may: {
      write: may(tx.actor, 'report.write', here),
      publish: may(tx.actor, 'report.publish', here),
      forecastCost: may(tx.actor, 'money.edit', here),
    },
  };
}

interface Written {
  readonly project: NamedProject;
  readonly state: StateRow;
  readonly moment: Moment;
  readonly stored: Awaited<ReturnType<typeof loadReport>>;
}

/** The frame of the report: its day, template, what is written already, who reads it. */
async function whatIsAsked(tx: Tx, { project, state, moment, stored }: Written) {
  const scales = scalesOf(await loadScales(tx));
  const view = (r: Written['stored']) => (r ? reportView(tx, r, { project, scales }) : null);
  const published = stored ? null : await publishedOn(tx, project.id, moment.asOf);
  const template =
    (await templateNumbered(tx, stored?.template ?? null)) ?? (await templateFor(tx, project.class));
  const forId = await standsInFor(tx, project);
  const cadenceDays = (await cadences(tx, [project.id], moment)).get(project.id) ?? 30;
  const since = await presentSince(tx, moment, [project.id]);
  const lastDay = (await lastPublished(tx, project.id, '2199-12-31'))?.asOf ?? null;
  const began = since.get(project.id) ?? moment.today;
  const due = state.present ? reportDue(lastDay ? asDay(lastDay) : null, asDay(began), cadenceDays) : null;
  return {
    project: {
      id: project.id,
      key: project.key,
      name: project.name,
      manager:
        project.managerId === null
          ? null
          : { id: project.managerId, name: await personName(tx, project.managerId) },
    },
    asOf: moment.asOf,
    due,
    overdueDays: due === null ? 0 : Math.max(0, daysBetween(due, asDay(moment.today))),
    cadenceDays,
    week: isoWeek(asDay(moment.asOf)),
    template: templateView(template, true),
    report: view(stored),
    published: published === null ? null : view(await loadReport(tx, published)),
    readers: (await whoIsTold(tx, 'report-published', project)).map(({ id, name }) => ({ id, name })),
    writtenFor: forId === null ? null : { id: forId, name: await personName(tx, forId) },
  };
}

/** What the data say, what changed since the last report, and what follows from it. */
async function whatIsKnown(tx: Tx, { project, state, moment, stored }: Written) {
  const records = await loadScales(tx);
  const scales = scalesOf(records);
  const earlier = await lastPublished(tx, project.id, moment.asOf);
  const lastReport = earlier === null ? null : await loadReport(tx, earlier.id);
  const last = lastReport ? reportView(tx, lastReport, { project, scales }) : null;
  const scale = records.find(s => s.id === (stored?.scaleId ?? lastReport?.scaleId)) ?? records[0];
  if (scale === undefined) throw new AppError('conflict', 'There is no rating scale yet. Add one first.');
  const then = earlier === null ? null : onDay(moment, earlier.asOf);
  const before = then === null ? null : await stateAt(tx, then, project.id);
  const side = async (m: Moment, on: StateRow | null, ratings: NonNullable<typeof last>['dimensions']) => ({
    asOf: m.asOf,
    known: inputsOf(await gatherInputs(tx, m, project.id), m, {
      project: project.id,
      scales,
      disagreeSince: on?.disagreeSince ?? null,
    }),
    ratings,
  });
  const now = await side(moment, state, {});
  const earlierSide = then === null ? null : await side(then, before, last?.dimensions ?? {});
  const seesMoney = may(tx.actor, 'money.read', placeOf(project));
  const judged = dimensionsOf({ now, earlier: earlierSide }, [], seesMoney);
  const template =
    (await templateNumbered(tx, stored?.template ?? null)) ?? (await templateFor(tx, project.class));
  const health = healthOf(state, moment.asOf);
  const milestones = {
    now: await loadMilestonesAt(tx, moment, project.id),
    before: then === null ? [] : await loadMilestonesAt(tx, then, project.id),
  };
  const cadenceDays = (await cadences(tx, [project.id], moment)).get(project.id) ?? 30;
  return {
    since: earlier?.asOf ?? null,
    scale,
    last,
    computed: health.computed,
    disagreeWeeks: health.disagreeWeeks,
    slipDays: health.slipDays,
    dimensions: template.dimensions.map(name => dimensionOf(name as Dimension, { judged, last, scale })),
    changed: changedFigures({ now, earlier: earlierSide }, seesMoney),
    records: earlier === null ? 0 : await countRecords(tx, project.id, lastReport?.publishedAt ?? tx.at),
    drafted: draftedLines({ state, before, milestones, asOf: moment.asOf, cadenceDays, seesMoney }),
    decisions: last?.decisions ?? [],
    forecast: {
      finish: {
        data: state.finishForecast,
        last: lastReport?.finishForecast ?? before?.finishForecast ?? null,
      },
      cost: seesMoney
        ? {
            data: state.costForecastMinor,
            last: lastReport?.costForecastMinor ?? before?.costForecastMinor ?? null,
            currency: project.currency,
          }
        : null,
    },
  };
}

const sameScale = (
  last: { readonly scale: { readonly id: string } } | null,
  scale: string,
  said: { readonly level: string | null } | null,
): string | null => (last?.scale.id === scale ? (said?.level ?? null) : null);

type Judged = ReturnType<typeof dimensionsOf>[number];

/** A dimension as the data have it, beside what was said last. */
function dimensionOf(
  name: Dimension,
  {
    judged,
    last,
    scale,
  }: {
    readonly judged: readonly Judged[];
    readonly last: Update['last'];
    readonly scale: { readonly id: string; readonly levels: readonly ScaleLevel[] };
  },
): Update['dimensions'][number] {
  const d = judged.find(j => j.dimension === name);
  const said = last?.dimensions[name] ?? null;
  const computed = d?.computed ?? 'unknown';
  return {
    dimension: name,
    computed,
    rule: d?.rule ?? null,
    because: d?.because ?? '',
    figure: d?.figure ?? null,
    suggested: suggestedLevel(scale.levels, computed, sameScale(last, scale.id, said)),
    last: said,
    lastReason: last?.reasons[name] ?? null,
  };
}
