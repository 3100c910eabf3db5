import type { Cockpit } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../../lib/explain.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import { Sparkline } from '../../../ui/figure/sparkline.tsx';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import { StatusPair } from '../../../ui/status/status-pair.tsx';
import css from './cockpit.module.css';

type Row = Cockpit['attention'][number];

function Disagreement({ row }: { readonly row: Row }) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const { disagreeSince, disagreeWeeks, reported, computed, reportAgeDays } = row.health;
  if (disagreeSince === null) {
    // Neither off track nor uneven: it stands here because nobody has reported in time.
    if (reported.status === 'off-track' || computed === 'off-track') return <span className="faint">—</span>;
    return (
      <span className="note" style={{ fontWeight: 550 }}>
        {reportAgeDays === null ? (
          t`silent`
        ) : (
          <Figure {...ask({ metric: 'report-age', project: row.key })}>{t`${reportAgeDays} d silent`}</Figure>
        )}
      </span>
    );
  }
  const weeks = disagreeWeeks ?? 0;
  return (
    <span className="note" style={{ fontWeight: 550 }}>
      <Figure {...ask({ metric: 'weeks-of-disagreement', project: row.key })}>
        {weeks < 1 ? t`new` : t`${weeks} wk`}
      </Figure>
    </span>
  );
}

function Next({ row }: { readonly row: Row }) {
  const { t } = useLingui();
  const format = useFormat();
  if (row.next === null) return <span className="faint">—</span>;
  const { name, day, overdueDays } = row.next;
  return (
    <span className={css.next} title={name}>
      <span className="ellipsis">{name}</span>
      <span>·</span>
      {overdueDays === null ? (
        <span>{format.dayShort(day)}</span>
      ) : (
        <span className="bad">{t`overdue ${format.number(overdueDays)} d`}</span>
      )}
    </span>
  );
}

interface AttentionRowProps {
  readonly row: Row;
  readonly compared: boolean;
  /** Some project has a next milestone, so that there is a column for it. */
  readonly withNext: boolean;
}

export function AttentionRow({ row, compared, withNext }: AttentionRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const { slipDays, costVariancePct, reported, computed } = row.health;
  const place = [row.key, row.programme?.name ?? row.unit?.name].filter(Boolean).join(' · ');
  const turned = compared && row.before !== null && row.before.reported.status !== reported.status;
  return (
    <tr>
      <td className={css.project}>
        <Link to="/projects/$project" params={{ project: row.key }} className="ellipsis">
          {row.name}
        </Link>
        <span className="small faint ellipsis">
          {place}
          {turned ? (
            <span className="note">{t` · was ${row.before?.reported.said || t`not rated`}`}</span>
          ) : null}
          {compared && row.before === null ? <span className="note">{t` · new`}</span> : null}
        </span>
      </td>
      <td>
        <span className={css.wide}>
          <StatusPair reported={reported.status} computed={computed} />
        </span>
        <span className={css.narrow}>
          <StatusChip status={reported.status} look="bare" />
          {reported.status === computed ? null : <StatusChip status={computed} look="bare" />}
        </span>
      </td>
      <td>
        <Disagreement row={row} />
      </td>
      <td data-right>
        {slipDays === null ? (
          <span className="faint">—</span>
        ) : (
          <Figure {...ask({ metric: 'finish-slip-days', project: row.key })}>
            {t`${format.signed(slipDays)} d`}
          </Figure>
        )}
      </td>
      <td data-room="much">
        {row.slipTrend.length < 2 ? null : <Sparkline values={row.slipTrend} label={t`Slip over time`} />}
      </td>
      <td data-right data-room="some">
        {costVariancePct === null ? (
          <span className="faint">—</span>
        ) : (
          <Figure {...ask({ metric: 'cost-variance-pct', project: row.key })}>
            {format.percent(costVariancePct, true)}
          </Figure>
        )}
      </td>
      {withNext ? (
        <td data-room="much">
          <Next row={row} />
        </td>
      ) : null}
    </tr>
  );
}
