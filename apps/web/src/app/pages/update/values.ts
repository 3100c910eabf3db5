import type { Dimension, ReasonKey, ReportLine, WeeklyUpdate } from '@chartroom/contract';
import { askedReasons, overallOf, type UpdateValues } from '../../../lib/update-gaps.ts';

/** What the page begins with: the draft, or the data where nothing is written yet. */
export function valuesOf(update: WeeklyUpdate): UpdateValues {
  const { report, forecast } = update;
  if (report === null) {
    return {
      dimensions: {},
      overall: null,
      finish: forecast.finish.data,
      costMinor: update.may.forecastCost ? (forecast.cost?.data ?? null) : null,
      reasons: {},
      lines: [],
      decisions: update.decisions,
    };
  }
  const dimensions = Object.fromEntries(
    update.template.dimensions.flatMap(d => {
      const level = report.dimensions[d]?.level ?? null;
      return level === null ? [] : [[d, level] as const];
    }),
  );
  const values = {
    dimensions,
    overall: null,
    finish: report.finishForecast,
    costMinor: report.costForecast?.minor ?? null,
    reasons: report.reasons,
    lines: report.lines,
    decisions: report.decisions,
  };
  const follows = overallOf(update, values) === report.overall.level;
  return { ...values, overall: follows ? null : report.overall.level };
}

/** The body of a request that saves it. A reason that is not asked for any more is left out. */
export function bodyOf(update: WeeklyUpdate, values: UpdateValues) {
  const asked = askedReasons(update, values);
  const labelOf = (level: string | null) => update.scale.levels.find(l => l.key === level)?.label ?? '';
  const rated = Object.entries(values.dimensions) as readonly (readonly [Dimension, string])[];
  return {
    scaleId: update.scale.id,
    overall: labelOf(overallOf(update, values)),
    dimensions: Object.fromEntries(rated.map(([d, level]) => [d, labelOf(level)])),
    finishForecast: values.finish,
    ...(update.may.forecastCost ? { costForecastMinor: values.costMinor } : {}),
    reasons: Object.fromEntries(
      Object.entries(values.reasons)
        .filter(([key, r]) => asked.has(key) && r.text.trim() !== '')
        .map(([key, r]) => [key, { ...r, text: r.text.trim() }]),
    ),
    lines: values.lines.filter(l => l.text.trim() !== ''),
    decisions: values.decisions.filter(d => d.title.trim() !== ''),
  };
}

/** A line as it stands on the page: drafted and not decided on yet, or one of the report. */
export interface ShownLine extends Omit<ReportLine, 'state'> {
  readonly state: ReportLine['state'] | 'pending';
  /** Drafted from records; the others were written by hand. */
  readonly drafted: boolean;
}

/** The lines of each section in order: drafted ones first, in their place, then one's own. */
export function linesOf(
  update: WeeklyUpdate,
  values: UpdateValues,
): ReadonlyMap<string, readonly ShownLine[]> {
  const made = new Map(values.lines.map(l => [l.id, l]));
  const known = new Set(update.drafted.map(d => d.id));
  const sections = update.template.sections.map(s => s.key);
  const home = (section: string) => (sections.includes(section) ? section : (sections[0] ?? section));
  const drafted = update.drafted.map((d): ShownLine => {
    const own = made.get(d.id);
    return own === undefined
      ? { ...d, section: home(d.section), state: 'pending', drafted: true }
      : { ...own, drafted: true };
  });
  const own = values.lines
    .filter(l => !known.has(l.id))
    .map((l): ShownLine => ({ ...l, drafted: l.source !== null }));
  return new Map(sections.map(s => [s, [...drafted, ...own].filter(l => l.section === s)]));
}

/** The same values with one line decided on, changed, or (undefined) as it was drafted. */
export function withLine(values: UpdateValues, id: string, line: ReportLine | undefined): UpdateValues {
  const others = values.lines.filter(l => l.id !== id);
  if (line === undefined) return { ...values, lines: others };
  const known = values.lines.some(l => l.id === id);
  return { ...values, lines: known ? values.lines.map(l => (l.id === id ? line : l)) : [...others, line] };
}

/** The same values with another text or evidence for a reason. */
export function withReason(
  values: UpdateValues,
  key: ReasonKey,
  change: Partial<NonNullable<UpdateValues['reasons'][ReasonKey]>>,
): UpdateValues {
  const before = values.reasons[key] ?? { text: '', evidence: null };
  return { ...values, reasons: { ...values.reasons, [key]: { ...before, ...change } } };
}
