import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import { overallOf } from '../../../lib/update-gaps.ts';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import card from './cards.module.css';
import type { PartProps } from './ratings-card.tsx';
import css from './update.module.css';

/** What readers see first: the overall status and one sentence. */
export function ReadersCard({ update, values }: Pick<PartProps, 'update' | 'values'>) {
  const { t } = useLingui();
  const format = useFormat();
  const overall = update.scale.levels.find(l => l.key === overallOf(update, values));
  const { slipDays, forecast, readers } = update;
  const late =
    slipDays !== null && slipDays > 0 && values.finish === forecast.finish.data
      ? t`, ${format.days(slipDays)} late`
      : '';
  const finish = values.finish === null ? null : t`Finish on ${format.day(values.finish)}${late}.`;
  const cost =
    forecast.cost === null || values.costMinor === null
      ? null
      : t`Cost ${format.money(values.costMinor, forecast.cost.currency)}.`;
  const needed = values.decisions.length;
  const decisions =
    needed === 0 ? null : t`${plural(needed, { one: '# decision needed.', other: '# decisions needed.' })}`;
  return (
    <section className={css.card} aria-labelledby="update-readers">
      <header>
        <h2 id="update-readers">
          <Trans>Readers see</Trans>
        </h2>
        <span className={css.end}>
          {readers.length === 0 ? t`nobody is told` : t`tells ${readers.map(r => r.name).join(', ')}`}
        </span>
      </header>
      <div className={`${css.body} ${card.readers}`}>
        <StatusChip
          status={overall?.status ?? 'unknown'}
          {...(overall === undefined ? { word: t`Not rated` } : {})}
        />
        <span>{[finish, cost, decisions].filter(s => s !== null).join(' ')}</span>
      </div>
    </section>
  );
}
