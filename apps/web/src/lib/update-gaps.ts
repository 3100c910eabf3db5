import type { Decision, Dimension, Reason, ReasonKey, ReportLine, WeeklyUpdate } from '@chartroom/contract';
import { reasonsAsked, type UpdateAsked, type UpdateSaid, updateGaps, worstLevel } from '@chartroom/engine';

/** A weekly update while it is written; ratings by the key of their level. */
export interface UpdateValues {
  readonly dimensions: Readonly<Partial<Record<Dimension, string>>>;
  /** null: it follows the worst rating. */
  readonly overall: string | null;
  readonly finish: string | null;
  readonly costMinor: number | null;
  /** By what they are about; one without text is not given yet. */
  readonly reasons: Readonly<Partial<Record<ReasonKey, Reason>>>;
  /** Lines of one's own, and drafted ones that were accepted, changed or discarded. */
  readonly lines: readonly ReportLine[];
  readonly decisions: readonly Decision[];
}

const given = (reasons: UpdateValues['reasons']): readonly [string, Reason][] =>
  Object.entries(reasons).filter(([, r]) => r.text.trim() !== '');

/** The overall rating: as said, or the worst of the others. */
export const overallOf = (update: WeeklyUpdate, values: UpdateValues): string | null =>
  values.overall ?? worstLevel(update.scale.levels, levelsOf(update, values));

const levelsOf = (update: WeeklyUpdate, values: UpdateValues) =>
  Object.fromEntries(update.template.dimensions.map(d => [d, values.dimensions[d] ?? null]));

function saidAndAsked(
  update: WeeklyUpdate,
  values: UpdateValues,
): { readonly said: UpdateSaid; readonly asked: UpdateAsked } {
  const { template, forecast, scale } = update;
  const accepted = values.lines.filter(l => l.state === 'accepted');
  return {
    said: {
      levels: levelsOf(update, values),
      overall: overallOf(update, values),
      finish: values.finish,
      costMinor: values.costMinor,
      reasons: Object.fromEntries(given(values.reasons)),
      lines: Object.fromEntries(
        template.sections.map(s => [s.key, accepted.filter(l => l.section === s.key).length]),
      ),
    },
    asked: {
      dimensions: template.dimensions,
      sections: template.sections,
      scale: scale.levels,
      computed: Object.fromEntries(update.dimensions.map(d => [d.dimension, d.computed])),
      finish: forecast.finish.data,
      costMinor: forecast.cost?.data ?? null,
    },
  };
}

/** What a reason is asked for. */
export function askedReasons(update: WeeklyUpdate, values: UpdateValues): ReadonlySet<string> {
  const { said, asked } = saidAndAsked(update, values);
  return new Set(reasonsAsked(said, asked));
}

/** What is still missing, by where: `dimensions.cost`, `reasons.schedule`, `lines.done`. */
export function gapsIn(update: WeeklyUpdate, values: UpdateValues): readonly string[] {
  const { said, asked } = saidAndAsked(update, values);
  return updateGaps(said, asked).map(g => g.path.join('.'));
}
