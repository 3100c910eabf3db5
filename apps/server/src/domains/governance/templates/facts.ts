import { type FieldSource, fieldSources, type HeldValue } from '@chartroom/contract';
import { may, readOrganisation, type Tx } from '../../../platform/index.ts';
import { loadMilestones, placeOf, todayIn, type visibleProject } from '../../../register/index.ts';
import { type Content, lastReport, type Prefilled } from './store/documents.ts';
import type { PlacedField } from './text.ts';

type Project = Awaited<ReturnType<typeof visibleProject>>;

const states: Readonly<Record<string, string>> = { 'on-hold': 'On hold' };
const titled = (s: string): string => states[s] ?? `${s.charAt(0).toUpperCase()}${s.slice(1)}`;

/** What is known of a project, by source; money only where the actor may see it. */
async function factsOf(tx: Tx, project: Project): Promise<Readonly<Partial<Record<FieldSource, HeldValue>>>> {
  const here = placeOf(project);
  const report = may(tx.actor, 'report.read', here) ? await lastReport(tx, project.id) : null;
  const milestones = await loadMilestones(tx, [project.id]);
  const { name } = await readOrganisation(tx);
  const money = may(tx.actor, 'money.read', here)
    ? {
        'project.costBaseline': project.costBaselineMinor,
        'project.costForecast': project.costForecastMinor,
        'project.spent': project.spentMinor,
        'project.yearBudget': project.yearBudgetMinor,
        'project.benefitsBaseline': project.benefitsBaselineMinor,
        'project.benefitsForecast': project.benefitsForecastMinor,
      }
    : {};
  return {
    ...money,
    'project.name': project.name,
    'project.key': project.key,
    'project.description': project.description,
    'project.class': project.class,
    'project.category': project.category,
    'project.state': titled(project.state),
    'project.unit': project.unit,
    'project.portfolio': project.portfolio,
    'project.programme': project.programme,
    'project.manager': project.manager,
    'project.sponsor': project.sponsor,
    'project.startBaseline': project.startBaseline,
    'project.startForecast': project.startForecast,
    'project.startActual': project.startActual,
    'project.finishBaseline': project.finishBaseline,
    'project.finishForecast': project.finishForecast,
    'project.finishActual': project.finishActual,
    'project.milestones': milestones
      .slice(0, 100)
      .map(m => ({ name: m.name, baseline: m.baseline, forecast: m.forecast, actual: m.actual })),
    'report.day': report?.day ?? null,
    'report.overall': report?.overall ?? null,
    'report.narrative': report?.narrative ?? null,
    'organisation.name': name,
    today: await todayIn(tx),
  };
}

/** Fields filled from what is known of a project on this day. */
export async function prefill(
  tx: Tx,
  project: Project,
  fields: readonly PlacedField[],
): Promise<{ readonly content: Content; readonly prefilled: Prefilled }> {
  const facts = await factsOf(tx, project);
  const today = await todayIn(tx);
  const content: Record<string, HeldValue> = {};
  const prefilled: Record<string, string> = {};
  for (const { path, field } of fields) {
    const { source } = field;
    const fact = source && fieldSources[source] === field.type ? facts[source] : undefined;
    if (fact === undefined || fact === null || fact === '') continue;
    const columns = new Set((field.columns ?? []).map(c => c.key));
    const rows = Array.isArray(fact)
      ? fact.map(row => Object.fromEntries(Object.entries(row).filter(([k]) => columns.has(k))))
      : null;
    if (rows?.length === 0) continue;
    content[path] = rows ?? (typeof fact === 'string' ? fact.slice(0, 20_000) : fact);
    prefilled[path] = today;
  }
  return { content, prefilled };
}
