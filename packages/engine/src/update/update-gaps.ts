import type { Finding } from '../base/finding.ts';
import type { Status } from '../metrics/rules.ts';
import type { ScaleLevel } from '../metrics/scales.ts';
import { sayStatus } from '../metrics/words.ts';

/** What a report says: levels of the scale by dimension, forecasts, reasons given and lines in each section. */
export interface UpdateSaid {
  readonly levels: Readonly<Record<string, string | null>>;
  readonly overall: string | null;
  readonly finish: string | null;
  readonly costMinor: number | null;
  readonly reasons: Readonly<Record<string, unknown>>;
  /** How many lines each section of the narrative has. */
  readonly lines: Readonly<Record<string, number>>;
}

/** What it is held against: the template it is written by, the scale, and what the data say. */
export interface UpdateAsked {
  readonly dimensions: readonly string[];
  readonly sections: readonly { readonly key: string; readonly label: string; readonly required: boolean }[];
  readonly scale: readonly ScaleLevel[];
  readonly computed: Readonly<Record<string, Status>>;
  readonly finish: string | null;
  readonly costMinor: number | null;
}

const rankOf = (scale: readonly ScaleLevel[], level: string | null | undefined): number =>
  scale.findIndex(l => l.key === level);

/** The worst of the levels given; null when none is. The overall rating follows it. */
export function worstLevel(
  scale: readonly ScaleLevel[],
  levels: Readonly<Record<string, string | null>>,
): string | null {
  const worst = Math.max(-1, ...Object.values(levels).map(l => rankOf(scale, l)));
  return scale[worst]?.key ?? null;
}

/** The level that the data speak for: the one said last time where it stands for the same status, else the best that does. */
export function suggestedLevel(
  scale: readonly ScaleLevel[],
  computed: Status,
  last: string | null,
): string | null {
  const fitting = scale.filter(l => l.status === computed);
  return (fitting.find(l => l.key === last) ?? fitting[0])?.key ?? null;
}

/**
 * What a reason is asked for: each dimension whose rating stands for another status than the data give, `overall` when it
 * is not the worst rating, `forecast-finish` and `forecast-cost` when they are not what the data say. Where nothing is
 * computed there is nothing to differ from.
 */
export function reasonsAsked(said: UpdateSaid, asked: UpdateAsked): readonly string[] {
  const differs = asked.dimensions.filter(d => {
    const level = asked.scale[rankOf(asked.scale, said.levels[d])];
    const computed = asked.computed[d] ?? 'unknown';
    return level !== undefined && computed !== 'unknown' && level.status !== computed;
  });
  const worst = worstLevel(asked.scale, said.levels);
  const overall = said.overall !== null && worst !== null && said.overall !== worst;
  const finish = said.finish !== null && asked.finish !== null && said.finish !== asked.finish;
  const cost = said.costMinor !== null && asked.costMinor !== null && said.costMinor !== asked.costMinor;
  return [
    ...differs,
    ...(overall ? ['overall'] : []),
    ...(finish ? ['forecast-finish'] : []),
    ...(cost ? ['forecast-cost'] : []),
  ];
}

const why = (key: string, said: UpdateSaid, asked: UpdateAsked): string => {
  const level = asked.scale.find(l => l.key === said.levels[key]);
  switch (key) {
    case 'overall':
      return 'The overall rating is not the worst one: say why.';
    case 'forecast-finish':
      return 'The finish differs from the data: say why.';
    case 'forecast-cost':
      return 'The cost differs from the data: say why.';
    default:
      return `You say ${sayStatus(level?.status ?? 'unknown')} of ${key}, the data ${sayStatus(asked.computed[key] ?? 'unknown')}: say why.`;
  }
};

/** What a report still lacks before it can be published, each with where it is. */
export function updateGaps(said: UpdateSaid, asked: UpdateAsked): readonly Finding[] {
  const gap = (code: string, path: readonly string[], message: string): Finding => ({
    code,
    severity: 'error',
    path,
    message,
  });
  const unrated = asked.dimensions.filter(d => rankOf(asked.scale, said.levels[d]) < 0);
  const missing = asked.sections.filter(s => s.required && (said.lines[s.key] ?? 0) === 0);
  const unsaid = reasonsAsked(said, asked).filter(key => !Object.hasOwn(said.reasons, key));
  return [
    ...unrated.map(d => gap('not-rated', ['dimensions', d], `Rate ${d}.`)),
    ...(said.overall === null ? [gap('not-rated', ['overall'], 'Give an overall rating.')] : []),
    ...unsaid.map(key => gap('no-reason', ['reasons', key], why(key, said, asked))),
    ...missing.map(s => gap('no-line', ['lines', s.key], `${s.label} has no line yet. Write one.`)),
  ];
}
