import { type KnownStatus, type Status, severity } from './rules.ts';

/** One level of a rating scale, with the status it stands for and other ways to write it. */
export interface ScaleLevel {
  readonly key: string;
  readonly label: string;
  readonly status: KnownStatus;
  readonly synonyms: readonly string[];
}

/** A rating scale; its levels from best to worst. */
export interface RatingScale {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly ScaleLevel[];
}

/** A rating as said, and what it was recognised as on its scale. */
export interface ReportedRating {
  readonly said: string;
  /** null: said, but no level of the scale (blank, Reset, Exempt); never a colour. */
  readonly level: string | null;
  readonly status: Status;
  readonly scale: string;
  /** Place on the scale, 0 the best; null without a level. */
  readonly rank: number | null;
}

const level = (key: string, label: string, status: KnownStatus, synonyms = ''): ScaleLevel => ({
  key,
  label,
  status,
  synonyms: synonyms === '' ? [] : synonyms.split(', '),
});

/**
 * Three points. Green: expected to meet its baseline. Amber: doubtful but recoverable. Red: not expected to without
 * intervention.
 */
export const threePoint: RatingScale = {
  id: 'rag-3',
  name: 'Red, amber, green',
  levels: [
    level('green', 'Green', 'on-track', 'g, on track, good, ok'),
    level('amber', 'Amber', 'at-risk', 'a, yellow, y, at risk, caution'),
    level('red', 'Red', 'off-track', 'r, off track, critical, late'),
  ],
};

/**
 * Five points, as in the delivery confidence assessments of the UK Infrastructure and Projects Authority (to 2021).
 * There Amber/Green means that success is probable: on track. Amber means feasible, with issues that can be resolved:
 * at risk. Amber/Red means that delivery is in doubt and it is open whether that can be resolved: off track, with
 * Red. Only so do the two halves of the scale weigh the same; the US IT Dashboard groups its five levels likewise.
 */
export const fivePoint: RatingScale = {
  id: 'rag-5',
  name: 'Red, amber/red, amber, amber/green, green',
  levels: [
    level('green', 'Green', 'on-track', 'g, highly likely'),
    level('amber-green', 'Amber/Green', 'on-track', 'ag, ga, green amber, probable, likely'),
    level('amber', 'Amber', 'at-risk', 'a, yellow, feasible, possible'),
    level('amber-red', 'Amber/Red', 'off-track', 'ar, ra, red amber, in doubt, unlikely'),
    level('red', 'Red', 'off-track', 'r, unachievable'),
  ],
};

/** Risk from 5 (low) to 1 (high), the evaluation by chief information officers on the US federal IT Dashboard. */
export const fiveToOne: RatingScale = {
  id: 'risk-5-1',
  name: 'Risk 5 (low) to 1 (high)',
  levels: [
    level('5', '5', 'on-track', 'low risk, low'),
    level('4', '4', 'on-track', 'moderately low risk, moderately low'),
    level('3', '3', 'at-risk', 'medium risk, medium'),
    level('2', '2', 'off-track', 'moderately high risk, moderately high'),
    level('1', '1', 'off-track', 'high risk, high'),
  ],
};

/** The scales a new organisation starts with. */
export const standardScales: readonly RatingScale[] = [threePoint, fivePoint, fiveToOne];

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const ranks = new WeakMap<RatingScale, ReadonlyMap<string, number>>();

/** Every way to write a level of a scale, with its place. */
function ranksOf(scale: RatingScale): ReadonlyMap<string, number> {
  const known = ranks.get(scale);
  if (known) return known;
  const words = scale.levels.flatMap((l, rank) =>
    [l.key, l.label, ...l.synonyms].map(word => [plain(word), rank] as const),
  );
  const read = new Map(words.toReversed());
  ranks.set(scale, read);
  return read;
}

/** Reads a rating as said on a scale: by key, label or synonym, whatever its case and punctuation. */
export function readRating(scale: RatingScale, said: string): ReportedRating {
  const text = plain(said);
  const rank = text === '' ? undefined : ranksOf(scale).get(text);
  const found = rank === undefined ? undefined : scale.levels[rank];
  return {
    said: said.trim(),
    level: found?.key ?? null,
    status: found?.status ?? 'unknown',
    scale: scale.id,
    rank: rank ?? null,
  };
}

/** How two ratings compare: by level on one scale, by status across two, not at all when one is no level. */
export function compareRatings(
  before: ReportedRating,
  after: ReportedRating,
): { readonly change: 'improved' | 'same' | 'worsened' | 'unknown'; readonly acrossScales: boolean } {
  const acrossScales = before.scale !== after.scale;
  if (before.rank === null || after.rank === null) return { change: 'unknown', acrossScales };
  const by = acrossScales ? severity(after.status) - severity(before.status) : after.rank - before.rank;
  return { change: by === 0 ? 'same' : by > 0 ? 'worsened' : 'improved', acrossScales };
}
