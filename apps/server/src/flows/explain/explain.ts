import type { Api, Input } from '@chartroom/contract';
import { type Explanation, explain, type Metric, metricById } from '@chartroom/engine';
import { loadScales, scalesOf } from '../../domains/monitoring/index.ts';
import { type Answer, AppError, atOnce, type Handlers, may, type Tx } from '../../platform/index.ts';
import {
  addedFigures,
  fieldCatalogue,
  loadMeant,
  type NamedProject,
  placeOf,
  projectsWith,
} from '../../register/index.ts';
import { isValueMetric, valueInputs } from '../plan-value/inputs.ts';
import { calculatedOn, metricRows } from '../state/figures.ts';
import { figureContext, loadGround, loadStates } from '../state/load.ts';
import { type Moment, momentOf, onDay } from '../state/moment.ts';
import { gatherInputs, inputsOf, type Known } from './inputs.ts';
import { withoutMoney } from './money.ts';
import { loadDisagreeSince } from './store.ts';

/** Endpoint -> use case. */
export const explainHandlers = {
  explainMetric: (tx, input) => explainMetric(tx, input),
} satisfies Partial<Handlers<Api>>;

export type ExplanationAnswer = Answer<Api['explainMetric']>;

/** Why a figure is what it is, for a project or for the projects of a portfolio. */
async function explainMetric(
  tx: Tx,
  { params, query }: Input<Api['explainMetric']>,
): Promise<ExplanationAnswer> {
  const metric = await figureNamed(tx, params.metric);
  if (!metric)
    throw new AppError('not_found', `There is no figure ${params.metric}. GET /api/metrics lists them.`);
  const moment = await momentOf(tx, query);
  const on = query.compareWith === undefined ? null : onDay(moment, query.compareWith);
  if (metric.scope === 'portfolio') {
    const now = await overPortfolio(tx, { metric, moment, portfolio: query.portfolio });
    const then = on ? await overPortfolio(tx, { metric, moment: on, portfolio: query.portfolio }) : null;
    return { ...now, before: then && { asOf: then.asOf, value: then.value } };
  }
  if (query.project === undefined) {
    throw new AppError('invalid', `${metric.name} is a figure of one project. Name the project.`, {
      fields: [{ path: 'query.project', message: 'Give its key, such as PRJ-104.' }],
    });
  }
  const project = await projectNamed(tx, query.project);
  const now = await ofProject(tx, { metric: metric.id, moment, project });
  const then = on ? await ofProject(tx, { metric: metric.id, moment: on, project }) : null;
  return { ...now, before: then && { asOf: then.asOf, value: then.value } };
}

/** A figure of the catalogue, or of a field that the organisation counts; null for none. */
const figureNamed = async (tx: Tx, id: string): Promise<Metric | null> =>
  metricById(id) ?? addedFigures(await fieldCatalogue(tx)).find(a => a.metric.id === id)?.metric ?? null;

/** The one visible project that a person means by key, id, external key or name. */
export async function projectNamed(tx: Tx, reference: string): Promise<NamedProject> {
  const found = await loadMeant(tx, projectsWith(tx.actor, 'project.read'), reference);
  if (found === null) throw new AppError('not_found', `There is no project ${reference}.`);
  return found;
}

interface AskedOfProject {
  readonly metric: string;
  readonly moment: Moment;
  readonly project: NamedProject;
}

/** Explains a figure of one project; money is left out for who may not see it. */
async function ofProject(tx: Tx, asked: AskedOfProject): Promise<ExplanationAnswer> {
  const { moment, project, metric } = asked;
  if (isValueMetric(metric))
    return explainKnown(tx, asked, { name: project.name, inputs: await valueInputs(tx, metric, project.id) });
  const [scales, disagreeSince, gathered] = await atOnce(
    loadScales(tx),
    loadDisagreeSince(tx, moment, project.id),
    gatherInputs(tx, moment, project.id),
  );
  const about = { project: project.id, scales: scalesOf(scales), disagreeSince };
  return explainKnown(tx, asked, inputsOf(gathered, moment, about));
}

/** Explains a figure of one project by what was gathered of it already. */
export function explainKnown(
  tx: Tx,
  { metric, moment, project }: AskedOfProject,
  known: Pick<Known, 'inputs' | 'name'> | null,
): ExplanationAnswer {
  const defined = metricById(metric);
  if (!defined) throw new Error(`Broken assumption: ${metric} is in the catalogue`);
  const found = explain(defined, known?.inputs ?? { asOf: { value: moment.asOf, source: 'clock' } });
  const subject = {
    kind: 'project' as const,
    id: project.id,
    label: `${project.key} ${known?.name ?? project.name}`,
  };
  const seesMoney = may(tx.actor, 'money.read', placeOf(project));
  const withheld = !seesMoney && usesMoney(found);
  return answer(tx, seesMoney ? found : withoutMoney(found), { moment, subject, withheld });
}

const usesMoney = (e: Explanation): boolean => e.inputs.some(i => i.unit === 'money');

async function overPortfolio(
  tx: Tx,
  asked: { readonly metric: Metric; readonly moment: Moment; readonly portfolio: string | undefined },
): Promise<ExplanationAnswer> {
  const { metric, moment, portfolio } = asked;
  const ground = await loadGround(tx, moment, portfolio);
  const states = await loadStates(tx, moment, { wanted: 'live', portfolio: ground.portfolio });
  const context = await figureContext(tx, moment, { ground, states });
  const found = explain(
    metric,
    {
      asOf: { value: moment.asOf, source: 'clock', label: 'The day that was asked for' },
      currency: { value: ground.currency, source: 'setting', label: 'The organisation’s currency' },
    },
    metricRows(states, context, calculatedOn(context)),
  );
  const subject = {
    kind: 'portfolio' as const,
    id: ground.portfolio?.id ?? null,
    label: ground.portfolio?.name ?? 'All projects',
  };
  return answer(tx, found, { moment, subject, withheld: false });
}

const answer = (
  tx: Tx,
  e: Explanation,
  {
    moment,
    subject,
    withheld,
  }: Pick<ExplanationAnswer, 'subject' | 'withheld'> & { readonly moment: Moment },
): ExplanationAnswer => ({
  ...e,
  subject,
  asOf: moment.asOf,
  knownAt: moment.knownAt === 'infinity' ? tx.at : moment.knownAt,
  withheld,
  before: null,
});
