import { addDays, type Day, daysBetween } from '../base/day.ts';
import { decimalText } from '../base/money.ts';
import { sayCount, sayDay, sayNumber } from '../metrics/words.ts';

/** A key date as it is now and as it was at the last report. */
export interface KeyDateChange {
  readonly id: string;
  readonly name: string;
  readonly baseline: Day | null;
  readonly forecast: Day | null;
  readonly actual: Day | null;
  /** null when it was not there yet. */
  readonly before: { readonly forecast: Day | null; readonly actual: Day | null } | null;
}

/** What a project was, as far as a report tells of it; money in minor units of its currency. */
export interface ToldFacts {
  readonly state: string;
  readonly finishForecast: Day | null;
  readonly costForecastMinor: number | null;
  readonly benefitsForecastMinor: number | null;
  readonly baselineNumber: number;
}

export interface UpdateRecords {
  readonly asOf: Day;
  /** How far ahead "next" looks. */
  readonly horizonDays: number;
  readonly currency: string;
  readonly now: ToldFacts;
  /** null for the first report. */
  readonly before: ToldFacts | null;
  readonly keyDates: readonly KeyDateChange[];
}

/** A line drafted from records; its id says what it tells of, so that what was made of it is remembered. */
export interface DraftedLine {
  readonly id: string;
  readonly section: 'done' | 'problems' | 'next';
  readonly text: string;
  /** Where it comes from, in a word or two. */
  readonly source: string;
  /** It tells an amount: not for who may not see money. */
  readonly money: boolean;
}

type Line = Omit<DraftedLine, 'source' | 'money'> & { readonly source?: string; readonly money?: boolean };

const days = (n: number): string => sayCount(Math.abs(n), 'day');

/** An amount to two decimals of millions, thousands or ones, `GBP 12.60m`. Cut, not rounded up: a draft to be read. */
const sayMoney = (minor: number, currency: string): string => {
  const major = Number(decimalText({ minor: Math.abs(minor), currency }));
  const [value, unit] = major >= 1e6 ? [major / 1e6, 'm'] : major >= 1e3 ? [major / 1e3, 'k'] : [major, ''];
  return `${currency} ${sayNumber(value.toFixed(2))}${unit}`;
};

function keyDateLines({ asOf, keyDates, before: last, horizonDays }: UpdateRecords): readonly Line[] {
  return keyDates.flatMap((k): readonly Line[] => {
    if (k.actual !== null && k.actual <= asOf) {
      const isNews = last !== null && k.before?.actual !== k.actual;
      const slip = k.baseline === null ? 0 : daysBetween(k.baseline, k.actual);
      const late = slip === 0 ? '' : `, ${days(slip)} ${slip > 0 ? 'late' : 'early'}`;
      return isNews
        ? [
            {
              id: `reached:${k.id}`,
              section: 'done',
              text: `${k.name} reached on ${sayDay(k.actual)}${late}`,
              source: k.name,
            },
          ]
        : [];
    }
    const due = k.forecast ?? k.baseline;
    if (due === null) return [];
    const was = k.before?.forecast ?? null;
    const moved = was === null || k.forecast === null ? 0 : daysBetween(was, k.forecast);
    const lines: Line[] = [];
    if (moved !== 0) {
      const how = moved > 0 ? 'moves' : 'comes forward';
      const text = `${k.name} ${how} ${days(moved)} to ${sayDay(due)}`;
      lines.push({
        id: `moved:${k.id}:${due}`,
        section: moved > 0 ? 'problems' : 'done',
        text,
        source: k.name,
      });
    } else if (due < asOf) {
      lines.push({
        id: `passed:${k.id}:${due}`,
        section: 'problems',
        text: `${k.name} was due on ${sayDay(due)} and is not reached`,
        source: k.name,
      });
    }
    if (due >= asOf && due <= addDays(asOf, horizonDays)) {
      lines.push({
        id: `next:${k.id}:${due}`,
        section: 'next',
        text: `${k.name} on ${sayDay(due)}`,
        source: k.name,
      });
    }
    return lines;
  });
}

function finishLines({ now, before }: UpdateRecords): readonly Line[] {
  const [from, to] = [before?.finishForecast ?? null, now.finishForecast];
  if (from === null || to === null || from === to) return [];
  const moved = daysBetween(from, to);
  const text = `Finish ${moved > 0 ? 'moves' : 'comes forward'} ${days(moved)} to ${sayDay(to)}`;
  return [{ id: `finish:${to}`, section: moved > 0 ? 'problems' : 'done', text }];
}

function moneyLines({ now, before, currency }: UpdateRecords): readonly Line[] {
  const line = (
    what: 'Cost' | 'Benefits',
    [from, to]: readonly [number | null, number | null],
    badUp: boolean,
  ): readonly Line[] => {
    if (from === null || to === null || from === to) return [];
    const up = to > from;
    const verb = up ? 'rises' : 'falls';
    const text = `${what} forecast ${verb} by ${sayMoney(to - from, currency)} to ${sayMoney(to, currency)}`;
    const id = `${what.toLowerCase()}:${to}`;
    return [{ id, section: up === badUp ? 'problems' : 'done', text, source: 'money', money: true }];
  };
  return [
    ...line('Cost', [before?.costForecastMinor ?? null, now.costForecastMinor], true),
    ...line('Benefits', [before?.benefitsForecastMinor ?? null, now.benefitsForecastMinor], false),
  ];
}

function courseLines({ now, before }: UpdateRecords): readonly Line[] {
  if (before === null) return [];
  const state: readonly Line[] =
    now.state === before.state
      ? []
      : [
          {
            id: `state:${now.state}`,
            section: now.state === 'on-hold' ? 'problems' : 'done',
            text: `The project is ${now.state.replace('-', ' ')}; it was ${before.state.replace('-', ' ')}`,
          },
        ];
  const baseline: readonly Line[] =
    now.baselineNumber > before.baselineNumber && before.baselineNumber > 0
      ? [
          {
            id: `baseline:${now.baselineNumber}`,
            section: 'done',
            text: `Baseline ${now.baselineNumber} approved`,
          },
        ]
      : [];
  return [...state, ...baseline];
}

const sections = ['done', 'problems', 'next'] as const;

/**
 * Lines of a narrative drafted from what was recorded since the last report: key dates reached, moved, passed and to
 * come; finish, cost, benefits; state and baseline. In the order of their sections; nothing that is not on record.
 */
export function draftLines(records: UpdateRecords): readonly DraftedLine[] {
  const lines = [
    ...finishLines(records),
    ...moneyLines(records),
    ...courseLines(records),
    ...keyDateLines(records),
  ].map(l => ({ source: 'project', money: false, ...l }));
  return sections.flatMap(s => lines.filter(l => l.section === s));
}
