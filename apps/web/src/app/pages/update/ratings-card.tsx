import type { Dimension, ReasonKey, WeeklyUpdate } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDimensionWords } from '../../../domains/monitoring/reporting/dimension-words.ts';
import { useExplain } from '../../../lib/explain.ts';
import { lowerFirst } from '../../../lib/format/lower-first.ts';
import { useFigureText, useStatusText } from '../../../lib/format/use-figure-text.ts';
import { overallOf, type UpdateValues } from '../../../lib/update-gaps.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import { LevelChoice } from './level-choice.tsx';
import rated from './ratings.module.css';
import { ReasonField } from './reason-field.tsx';
import css from './update.module.css';
import { withReason } from './values.ts';

export interface PartProps {
  readonly update: WeeklyUpdate;
  readonly values: UpdateValues;
  /** What a reason is asked for. */
  readonly asked: ReadonlySet<string>;
  readonly change: (next: (before: UpdateValues) => UpdateValues) => void;
}

type Judged = WeeklyUpdate['dimensions'][number];

/** What the data say of a dimension: status, measure, what the measure was; or that no rule judges it. */
function Says({ update, judged }: { readonly update: WeeklyUpdate; readonly judged: Judged }) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const textOf = useFigureText();
  const { figure, computed } = judged;
  if (computed === 'unknown')
    return (
      <span className={rated.says} title={judged.because}>
        <span className="small faint">{judged.rule === null ? t`no rule judges it` : t`not computed`}</span>
      </span>
    );
  const was =
    figure === null || figure.before === null || figure.before === figure.value ? null : figure.before;
  return (
    <span className={rated.says} title={judged.because}>
      <StatusChip status={computed} />
      {figure === null || figure.value === null ? null : (
        <span className="muted">
          <Figure {...ask({ metric: figure.metric, project: update.project.key })}>{textOf(figure)}</Figure>
          {was === null ? null : (
            <span className="faint">{t`, was ${textOf({ ...figure, value: was })}`}</span>
          )}
        </span>
      )}
    </span>
  );
}

/** "Why at risk, not off track?" */
function useQuestion() {
  const { t } = useLingui();
  const words = useStatusText();
  return (said: string, computed: string) =>
    t`Why ${lowerFirst(words(said))}, not ${lowerFirst(words(computed))}?`;
}

function Rating({ update, values, asked, change, judged }: PartProps & { readonly judged: Judged }) {
  const { t } = useLingui();
  const names = useDimensionWords();
  const words = useStatusText();
  const question = useQuestion();
  const { dimension } = judged;
  const value = values.dimensions[dimension] ?? null;
  const level = update.scale.levels.find(l => l.key === value);
  const rate = (key: string) =>
    change(before => ({ ...before, dimensions: { ...before.dimensions, [dimension]: key } }));
  const { suggested } = judged;
  const weeks = update.disagreeWeeks ?? 0;
  const noEvidence = judged.lastReason !== null && judged.lastReason.evidence === null;
  const remark = noEvidence
    ? t`The last reason had no evidence`
    : weeks > 0
      ? t`Overall differs for ${plural(weeks, { one: '# week', other: '# weeks' })}`
      : undefined;
  return (
    <div className={css.row} data-step={`rating:${dimension}`} tabIndex={-1}>
      <div className={rated.rating}>
        <span className={rated.name}>{names(dimension)}</span>
        <Says update={update} judged={judged} />
        <LevelChoice
          label={names(dimension)}
          scale={update.scale}
          value={value}
          suggested={suggested}
          onChange={rate}
        />
        <span className={rated.last}>
          {judged.last === null ? (
            <span className="small faint">—</span>
          ) : (
            <StatusChip status={judged.last.status} word={t`Last time: ${judged.last.said}`} look="bare" />
          )}
        </span>
      </div>
      {asked.has(dimension) && level !== undefined ? (
        <ReasonField
          about={dimension}
          question={question(level.status, judged.computed)}
          remark={remark}
          value={values.reasons[dimension]}
          onChange={reason => change(before => withReason(before, dimension, reason))}
          useData={
            suggested === null
              ? undefined
              : { label: t`Use ${lowerFirst(words(judged.computed))}`, onUse: () => rate(suggested) }
          }
        />
      ) : null}
    </div>
  );
}

/** The overall rating, where it is not the worst one; it asks for a reason. */
function Overall({ update, values, asked, change }: PartProps) {
  const { t } = useLingui();
  const names = useDimensionWords();
  const said = overallOf(update, values);
  return (
    <div className={css.row} data-step="rating:overall" tabIndex={-1}>
      <div className={rated.rating}>
        <span className={rated.name}>{names('overall')}</span>
        <span className={rated.says}>
          <span className="small faint">
            {values.overall === null ? t`follows your worst rating` : t`set by you`}
          </span>
        </span>
        <LevelChoice
          label={names('overall')}
          scale={update.scale}
          value={said}
          suggested={null}
          onChange={key => change(before => withOverall(update, before, key))}
        />
        <span className={rated.last}>
          {update.last === null ? null : (
            <StatusChip
              status={update.last.overall.status}
              word={t`Last time: ${update.last.overall.said}`}
              look="bare"
            />
          )}
        </span>
      </div>
      {asked.has('overall') ? (
        <ReasonField
          about="overall"
          question={t`Why is the whole not as its worst part?`}
          value={values.reasons.overall}
          onChange={reason => change(before => withReason(before, 'overall', reason))}
          useData={{
            label: t`Follow the worst`,
            onUse: () => change(before => ({ ...before, overall: null })),
          }}
        />
      ) : null}
    </div>
  );
}

/** The overall rating set by hand; one that is the worst anyway follows it again. */
export function withOverall(update: WeeklyUpdate, values: UpdateValues, key: string): UpdateValues {
  const follows = overallOf(update, { ...values, overall: null });
  return { ...values, overall: follows === key ? null : key };
}

/** Ratings beside what the data say, with what was said last time. */
export function RatingsCard(props: PartProps) {
  const { t } = useLingui();
  const { update, values, asked } = props;
  const overall = update.scale.levels.find(l => l.key === overallOf(update, values));
  const differ = update.dimensions.filter(d => asked.has(d.dimension satisfies Dimension & ReasonKey)).length;
  return (
    <section
      className={`${css.card} ${rated.ratings}`}
      aria-labelledby="update-ratings"
      data-levels={update.scale.levels.length > 3 ? '5' : '3'}
    >
      <header>
        <h2 id="update-ratings">
          <Trans>Ratings</Trans>
        </h2>
        {differ === 0 ? null : (
          <Chip tone="note">{t`${plural(differ, { one: '# differs', other: '# differ' })}`}</Chip>
        )}
        <span className={css.end}>
          <span className={css.wideOnly}>
            {values.overall === null ? t`Overall follows your worst rating` : t`Overall set by you`}
          </span>
          {overall === undefined ? null : <StatusChip status={overall.status} />}
        </span>
      </header>
      <div className={rated.ratingHead} aria-hidden="true">
        <span>{t`Dimension`}</span>
        <span>{t`The data says`}</span>
        <span>{t`You say`}</span>
        <span>{t`Last time`}</span>
      </div>
      {update.dimensions.map(judged => (
        <Rating key={judged.dimension} {...props} judged={judged} />
      ))}
      <Overall {...props} />
    </section>
  );
}
