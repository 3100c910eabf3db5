import type { Api, Dimension, Figure } from '@chartroom/contract';
import { dimensions } from '@chartroom/contract';
import {
  asDay,
  type ComputedStatus,
  computeStatus,
  daysBetween,
  metricById,
  sayNumber,
  sayValue,
  statusInputsOn,
} from '@chartroom/engine';
import type { Answer } from '../../platform/index.ts';
import type { Known } from '../explain/inputs.ts';
import { aboutMoney } from '../explain/money.ts';
import type { StripRow } from './store.ts';

type Page = Answer<Api['getProject']>;
type Dimensions = Page['dimensions'];
type Ratings = NonNullable<Page['latestReport']>['dimensions'];

/** The measure shown beside a dimension. */
const measures: Partial<Record<Dimension | 'reporting', string>> = {
  schedule: 'finish-slip-days',
  cost: 'cost-variance-pct',
  benefits: 'benefit-cost-ratio',
  reporting: 'report-age',
};

interface Side {
  readonly known: Known | null;
  readonly asOf: string;
  readonly ratings: Ratings;
}

/** Each dimension as reported and as computed, with its measure, its trend and what changed. */
export function dimensionsOf(
  { now, earlier: then }: { readonly now: Side; readonly earlier: Side | null },
  strip: readonly StripRow[],
  seesMoney: boolean,
): Dimensions {
  const status = statusOn(now);
  const before = then ? statusOn(then) : null;
  return [...dimensions, 'reporting' as const].map(dimension => {
    const judged = status?.dimensions.find(d => d.dimension === dimension);
    const hidden = judged?.rule !== null && !seesMoney && (dimension === 'cost' || dimension === 'benefits');
    const measure = measures[dimension];
    const figure = measure && (seesMoney || !aboutMoney(measure)) ? figureOf(measure, now, then) : null;
    return {
      dimension,
      reported: dimension === 'reporting' ? null : (now.ratings[dimension] ?? null),
      computed: judged?.status ?? 'unknown',
      rule: judged?.rule ?? null,
      because: hidden ? 'You may not see money.' : (judged?.because ?? 'Nothing is known of it yet.'),
      figure,
      trend: trendOf(dimension, strip, seesMoney),
      changed: changedIn(
        judged?.status,
        before?.dimensions.find(d => d.dimension === dimension)?.status,
        figure,
      ),
    };
  });
}

function statusOn(side: Side): ComputedStatus | null {
  const onDay = side.known ? statusInputsOn(side.known.history, asDay(side.asOf)) : null;
  return onDay?.rules ? computeStatus(onDay.inputs, onDay.rules, onDay.override) : null;
}

const valuesOf = (known: Known | null) =>
  Object.fromEntries(Object.entries(known?.inputs ?? {}).map(([id, s]) => [id, s.value]));

/** A figure of the project on both days. */
export function figureOf(id: string, now: Side, then: Side | null): Figure {
  const metric = metricById(id);
  if (!metric) throw new Error(`Broken assumption: ${id} is in the catalogue`);
  const values = valuesOf(now.known);
  const { value, why } = metric.compute(values);
  const currency = typeof values.currency === 'string' ? values.currency : null;
  return {
    metric: id,
    name: metric.name,
    unit: metric.unit,
    better: metric.better,
    value,
    currency: metric.unit === 'money' ? currency : null,
    why,
    before: then ? metric.compute(valuesOf(then.known)).value : null,
  };
}

function trendOf(
  dimension: string,
  strip: readonly StripRow[],
  seesMoney: boolean,
): Dimensions[number]['trend'] {
  const value = (s: StripRow) =>
    dimension === 'schedule' ? s.slipDays : dimension === 'cost' && seesMoney ? s.costVariancePct : null;
  return thinned(strip)
    .map(s => ({ day: s.day, value: value(s) }))
    .filter((p): p is { day: string; value: number } => p.value !== null);
}

/** At most forty points, the last one always among them. */
const thinned = (strip: readonly StripRow[]): readonly StripRow[] => {
  const step = Math.max(1, Math.ceil(strip.length / 40));
  return strip.filter((_, i) => (strip.length - 1 - i) % step === 0);
};

const words = {
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
  unknown: 'not computed',
};

/** A measure on the day compared with, where it was another: `+70 days`, `+16.1%`. */
function saidBefore({ metric, value, before, unit }: Figure): string | null {
  if (typeof before !== 'number' || typeof value !== 'number') return null;
  const say = (n: number) => (unit === 'days' ? sayValue(n, unit) : `${sayNumber(n.toFixed(1))}%`);
  if ((unit !== 'days' && unit !== 'percent') || say(before) === say(value)) return null;
  return `${before > 0 && /slip|variance/.test(metric) ? '+' : ''}${say(before)}`;
}

function changedIn(
  now: keyof typeof words | undefined,
  then: keyof typeof words | undefined,
  figure: Figure | null,
): string | null {
  const rerated = then !== undefined && now !== undefined && now !== then ? `Was ${words[then]}` : null;
  const said = figure ? saidBefore(figure) : null;
  const moved = said === null ? null : `was ${said}`;
  const text = [rerated, moved].filter(t => t !== null).join('; ');
  return text === '' ? null : text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many days later a date is than its baseline; null when one is not known. */
export const slipOf = (baseline: string | null, came: string | null): number | null =>
  baseline === null || came === null ? null : daysBetween(asDay(baseline), asDay(came));
