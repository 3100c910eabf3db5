import type { ExplanationRecord, ProjectPage } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { lowerFirst } from '../../lib/format/lower-first.ts';
import { useFigureText, useStatusText } from '../../lib/format/use-figure-text.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { measureOf } from '../../lib/status-rules.ts';

type Reason = ExplanationRecord['reasons'][number];
type Limit = Reason['limits'][number];

/** What was said, what decides, since when they differ, and what would change it. */
export interface StatusAnswer {
  readonly said: string;
  readonly decides: readonly string[];
  readonly differ: string | null;
  readonly change: readonly string[];
}

/** The rules whose word is the whole's: the worst ones. */
const deciding = (e: ExplanationRecord): readonly Reason[] =>
  e.reasons.filter(reason => reason.status === e.value && reason.rule !== null);

/** Where a measure has to go for a rule to let go of a level; any one of its limits is enough. */
function useWayOut() {
  const { t } = useLingui();
  const figureText = useFigureText();
  const bound = (limit: Limit, level: 'atRisk' | 'offTrack'): string | null => {
    const value = limit[level];
    if (value === null) return null;
    if (limit.value === null && limit.why === null)
      return limit.measure.startsWith('report-age')
        ? t`a report that is published`
        : t`a new forecast finish, or the actual one`;
    const { below } = measureOf(limit);
    const amount = figureText({ metric: limit.measure, unit: limit.unit, value });
    return below ? t`${limit.name}, at least ${amount}` : t`${limit.name}, at most ${amount}`;
  };
  return (reason: Reason, level: 'atRisk' | 'offTrack'): string =>
    reason.limits
      .map(limit => bound(limit, level))
      .filter(text => text !== null)
      .join(t` or `);
}

/** Answers in words why a computed status is what it is, beside what was reported. */
export function useStatusAnswer(): (e: ExplanationRecord, page: ProjectPage) => StatusAnswer {
  const { t } = useLingui();
  const format = useFormat();
  const statusText = useStatusText();
  const wayOut = useWayOut();
  const status = (s: string) => lowerFirst(statusText(s));
  const saidOf = ({ latestReport: report }: ProjectPage): string => {
    if (report === null) return t`Nobody has reported yet.`;
    const { said } = report.overall;
    const day = format.day(report.asOf);
    const who = report.author?.name ?? t`Somebody`;
    if (said === '') return t`${who} reported on ${day} and gave no rating.`;
    if (report.overall.status === 'unknown')
      return t`${who} reported “${said}” on ${day}, which is no colour of the scale.`;
    return t`${who} reported “${said}” on ${day}, which stands for ${status(report.overall.status)}.`;
  };
  const differOf = (e: ExplanationRecord, { health }: ProjectPage): string | null => {
    if (e.metric !== 'computed-status' || health.disagreeSince === null) return null;
    const weeks = health.disagreeWeeks ?? 0;
    const since = format.day(health.disagreeSince);
    return t`The two have differed since ${since}, for ${plural(weeks, { one: '# week', other: '# weeks' })}.`;
  };
  const changeOf = (e: ExplanationRecord): readonly string[] => {
    const ways = (of: readonly ExplanationRecord['value'][], level: 'atRisk' | 'offTrack') =>
      e.reasons
        .filter(reason => reason.rule !== null && of.includes(reason.status))
        .map(reason => wayOut(reason, level))
        .filter(text => text !== '')
        .join(t`; and `);
    const better = e.value === 'off-track' ? ways(['off-track'], 'offTrack') : '';
    const best = e.value === 'on-track' ? '' : ways(['off-track', 'at-risk'], 'atRisk');
    return [
      ...(better === '' ? [] : [t`At risk with: ${better}.`]),
      ...(best === '' ? [] : [t`On track with: ${best}.`]),
    ];
  };
  return (e, page) => {
    const byHand = e.reasons.find(reason => reason.rule === null && reason.dimension === 'overall');
    return {
      said: saidOf(page),
      decides: byHand === undefined ? deciding(e).map(reason => reason.because) : [byHand.because],
      differ: differOf(e, page),
      change: byHand === undefined ? changeOf(e) : [],
    };
  };
}
