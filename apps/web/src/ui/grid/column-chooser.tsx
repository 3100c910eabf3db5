import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import type { RowData } from '@tanstack/react-table';
import { type KeyboardEvent, useRef } from 'react';
import { Dropdown } from '../panel/dropdown.tsx';
import type { GridColumn } from './column.ts';
import css from './column-chooser.module.css';
import { inOrder } from './use-grid-table.ts';

interface ColumnChooserProps<R extends RowData> {
  readonly columns: readonly GridColumn<R>[];
  /** Ids of the columns shown, in their order; the ones not marked hidden when left out. */
  readonly shown: readonly string[] | undefined;
  readonly onShown: (ids: readonly string[]) => void;
}

const firstShown = <R extends RowData>(columns: readonly GridColumn<R>[]): readonly string[] =>
  columns.filter(c => c.hidden !== true).map(c => c.id);

/** The columns with one moved by so many places. */
const moved = (ids: readonly string[], id: string, by: -1 | 1): readonly string[] => {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return ids;
  return ids.map((x, i) => (i === at ? other : i === at + by ? id : x));
};

/** Shows, hides and orders columns; fixed ones stay first. By keyboard: Space shows, Alt and an arrow moves. */
export function ColumnChooser<R extends RowData>({ columns, shown, onShown }: ColumnChooserProps<R>) {
  const { t } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  const ids = shown ?? firstShown(columns);
  const offered = inOrder(columns, ids).filter(c => c.fixed !== true);
  const fixed = columns.filter(c => c.fixed === true).map(c => c.id);
  const chosen = ids.filter(id => !fixed.includes(id));
  const set = (next: readonly string[]) => onShown([...fixed, ...next]);
  const move = (id: string, by: -1 | 1) => {
    set(moved(chosen, id, by));
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-column="${id}"] input`)?.focus(),
    );
  };
  return (
    <Dropdown
      label={t`Columns`}
      width={300}
      button={props => (
        <ActionIcon {...props} aria-label={t`Choose columns`} title={t`Choose columns`}>
          <IconColumns3 size={16} />
        </ActionIcon>
      )}
    >
      {() => (
        <>
          <div className={css.head}>
            <span className="small faint">
              <Trans>Alt and an arrow key moves</Trans>
            </span>
            <Button size="compact-xs" variant="subtle" onClick={() => onShown(firstShown(columns))}>
              <Trans>As at first</Trans>
            </Button>
          </div>
          <ul className={css.list} ref={list}>
            {offered.map(({ id, header }) => (
              <Item
                key={id}
                id={id}
                header={header}
                at={chosen.indexOf(id)}
                last={chosen.length - 1}
                onToggle={() => set(chosen.includes(id) ? chosen.filter(x => x !== id) : [...chosen, id])}
                onMove={by => move(id, by)}
              />
            ))}
          </ul>
        </>
      )}
    </Dropdown>
  );
}

interface ItemProps {
  readonly id: string;
  readonly header: string;
  /** Its place among the columns shown; -1 when it is not. */
  readonly at: number;
  readonly last: number;
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

function Item({ id, header, at, last, onToggle, onMove }: ItemProps) {
  const { t } = useLingui();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const mover = (by: -1 | 1, label: string, disabled: boolean) => (
    <ActionIcon size="sm" tabIndex={-1} aria-label={label} disabled={disabled} onClick={() => onMove(by)}>
      {by < 0 ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
    </ActionIcon>
  );
  return (
    <li data-column={id} className={css.item}>
      <Checkbox label={header} checked={at >= 0} onKeyDown={onKeyDown} onChange={onToggle} />
      {at < 0 ? null : (
        <span className={css.moves}>
          {mover(-1, t`Move ${header} to the left`, at === 0)}
          {mover(1, t`Move ${header} to the right`, at === last)}
        </span>
      )}
    </li>
  );
}
