import type { MissingReport } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Chip } from '../../../ui/status/chip.tsx';
import css from './missing.module.css';

interface TableProps {
  readonly items: readonly MissingReport[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly onRemind: (item: MissingReport) => void;
}

function Row({
  item,
  chosen,
  onChosen,
  onRemind,
}: Omit<TableProps, 'items'> & { readonly item: MissingReport }) {
  const { t } = useLingui();
  const format = useFormat();
  const { project, overdueDays } = item;
  const toggle = (on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(project.id);
    else next.delete(project.id);
    onChosen(next);
  };
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t`Choose ${project.name}`}
          disabled={!item.may.remind}
          checked={chosen.has(project.id)}
          onChange={event => toggle(event.currentTarget.checked)}
        />
      </td>
      <td className={css.wrap}>
        <Link to="/projects/$project" params={{ project: project.key }} style={{ fontWeight: 550 }}>
          {project.name}
        </Link>{' '}
        {item.draft === 'none' ? null : (
          <Chip tone="water">{item.draft === 'draft' ? t`Draft` : t`In review`}</Chip>
        )}
        <div className="small faint">{[project.key, item.portfolio].filter(Boolean).join(', ')}</div>
      </td>
      <td className={css.wrap}>
        {item.manager?.name ?? <span className="faint">{t`nobody`}</span>}
        {item.deputy === null ? null : <div className="small faint">{t`deputy ${item.deputy.name}`}</div>}
      </td>
      <td data-right data-room="some">
        {item.lastReport === null ? '—' : format.day(item.lastReport)}
      </td>
      <td data-right className={overdueDays > 0 ? css.late : undefined}>
        {overdueDays > 0 ? t`${format.days(overdueDays)} late` : t`due ${format.dayShort(item.due)}`}
      </td>
      <td data-right data-room="some" className="faint">
        {item.remindedAt === null ? '—' : format.instant(item.remindedAt)}
      </td>
      <td data-right>
        {item.may.remind ? (
          <Button size="xs" aria-label={t`Remind: ${project.name}`} onClick={() => onRemind(item)}>
            <Trans>Remind</Trans>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** The projects, the longest overdue first. */
export function MissingTable(props: TableProps) {
  const { t } = useLingui();
  const { items, chosen, onChosen } = props;
  const open = items.filter(i => i.may.remind);
  const all = open.length > 0 && open.every(i => chosen.has(i.project.id));
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={t`Choose all`}
              checked={all}
              indeterminate={!all && open.some(i => chosen.has(i.project.id))}
              onChange={() => onChosen(all ? new Set() : new Set(open.map(i => i.project.id)))}
            />
          </th>
          <th scope="col">
            <Trans>Project</Trans>
          </th>
          <th scope="col">
            <Trans>Manager</Trans>
          </th>
          <th scope="col" data-right data-room="some">
            <Trans>Last report</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Overdue</Trans>
          </th>
          <th scope="col" data-right data-room="some">
            <Trans>Reminded</Trans>
          </th>
          <th scope="col">
            <span className="sr-only">
              <Trans>Remind</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <Row key={item.project.id} {...props} item={item} />
        ))}
      </tbody>
    </table>
  );
}
