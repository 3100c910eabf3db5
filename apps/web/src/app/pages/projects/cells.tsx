import type { ProjectRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../../lib/explain.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import { TwoLines } from '../../../ui/grid/two-lines.tsx';

interface RowProps {
  readonly row: ProjectRow;
}

const dash = <span className="faint">—</span>;

interface NameProps extends RowProps {
  readonly compared: boolean;
  readonly onPeek: (row: ProjectRow) => void;
}

/** A click opens the project beside the list; Enter, or a click with Ctrl, opens its page. */
export function NameCell({ row, compared, onPeek }: NameProps) {
  const { t } = useLingui();
  const was = row.before?.reported;
  const { reported } = row.health;
  const changed = !compared
    ? null
    : row.before === null
      ? t`new`
      : was?.said === reported.said
        ? null
        : t`was ${was?.said || t`not rated`}`;
  return (
    <TwoLines
      first={
        <Link
          to="/projects/$project"
          params={{ project: row.key }}
          onClick={event => {
            if (event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onPeek(row);
          }}
        >
          {row.name}
          {row.confidential ? (
            <>
              {' '}
              <IconLock size={12} aria-hidden="true" />
              <span className="sr-only">{t`confidential`}</span>
            </>
          ) : null}
        </Link>
      }
      second={
        <>
          {[row.key, row.programme?.name ?? row.unit?.name].filter(Boolean).join(' · ')}
          {changed === null ? null : <span className="note"> · {changed}</span>}
        </>
      }
    />
  );
}

export function DisagreeCell({ row }: RowProps) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const { disagreeSince, disagreeWeeks } = row.health;
  if (disagreeSince === null) return dash;
  const weeks = disagreeWeeks ?? 0;
  return (
    <span className="note">
      <Figure {...ask({ metric: 'weeks-of-disagreement', project: row.key })}>
        {weeks < 1 ? t`new` : t`${weeks} wk`}
      </Figure>
    </span>
  );
}

export function SlipCell({ row }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const { slipDays } = row.health;
  if (slipDays === null) return dash;
  const was = row.before?.slipDays ?? null;
  return (
    <span style={{ textAlign: 'right' }}>
      <Figure {...ask({ metric: 'finish-slip-days', project: row.key })}>{format.signed(slipDays)}</Figure>
      {was === null || was === slipDays ? null : (
        <span className="small note" style={{ display: 'block' }}>{t`was ${format.signed(was)}`}</span>
      )}
    </span>
  );
}

export function CostCell({ row }: RowProps) {
  const format = useFormat();
  const { ask } = useExplain();
  const { costVariancePct } = row.health;
  if (costVariancePct === null) return dash;
  return (
    <Figure {...ask({ metric: 'cost-variance-pct', project: row.key })}>
      {format.percent(costVariancePct, true)}
    </Figure>
  );
}

export function FinishCell({ row }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const finish = row.dates.finishActual ?? row.dates.finishForecast;
  const was = row.before?.finishForecast ?? null;
  if (finish === null) return dash;
  return (
    <span style={{ textAlign: 'right' }}>
      {format.day(finish)}
      {was === null || was === finish ? null : (
        <span className="small note" style={{ display: 'block' }}>{t`was ${format.day(was)}`}</span>
      )}
    </span>
  );
}

/** How many data warnings, and the first of them. */
export function WarningsCell({ row }: RowProps) {
  const { warnings } = row;
  const [first] = warnings ?? [];
  if (warnings === null || first === undefined) return dash;
  return (
    <span className="ellipsis" title={warnings.map(w => w.text).join('\n')}>
      <b>{warnings.length}</b> {first.text}
    </span>
  );
}
