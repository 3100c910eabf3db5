import type { ImportMapping } from '@chartroom/contract';
import { type RatingScale, readRating } from '@chartroom/engine';
import { invalidField } from '../../platform/index.ts';
import { isBad, type ReadRow } from './read-row.ts';

const inForce = (
  part: { readonly from?: string | undefined; readonly until?: string | undefined },
  day: string,
) => (part.from === undefined || part.from <= day) && (part.until === undefined || day <= part.until);

/** The scale that recognises most of what is said; the first among equals. */
function bestFor(scales: readonly RatingScale[], rows: readonly ReadRow[]): string {
  const said = rows.flatMap(r => (typeof r.values.overall === 'string' ? [r.values.overall] : []));
  let best = { id: scales[0]?.id ?? '', recognised: -1 };
  for (const scale of scales) {
    const recognised = said.filter(s => readRating(scale, s).level !== null).length;
    if (recognised > best.recognised) best = { id: scale.id, recognised };
  }
  return best.id;
}

/**
 * The rating scale of a day: as the mapping says by date, else recognised from the ratings, in a full snapshot those of
 * the day, otherwise those of the whole file. Throws `invalid` for a scale that the organisation does not have.
 */
export function scaleChooser(
  mapping: ImportMapping,
  rows: readonly ReadRow[],
  scales: readonly RatingScale[],
): (day: string) => string {
  const given = (mapping.scale ?? []).map(part => {
    const scale = scales.find(s => s.name.toLowerCase() === part.name.toLowerCase());
    if (scale) return { ...part, id: scale.id };
    throw invalidField(
      'body.mapping.scale',
      `There is no rating scale "${part.name}". Choose one of: ${scales.map(s => s.name).join('; ')}.`,
    );
  });
  const good = rows.filter(r => !isBad(r));
  const overall = bestFor(scales, good);
  const byDay =
    mapping.snapshot === 'full'
      ? new Map([...Map.groupBy(good, r => r.day ?? '')].map(([day, of]) => [day, bestFor(scales, of)]))
      : new Map<string, string>();
  return day => given.find(part => inForce(part, day))?.id ?? byDay.get(day) ?? overall;
}
