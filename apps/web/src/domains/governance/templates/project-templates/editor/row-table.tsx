import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import {
  type ComponentType,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import css from './editor.module.css';

export interface CellsProps<T, C> {
  readonly item: T;
  readonly index: number;
  readonly context: C;
  readonly put: (item: T) => void;
  /** Moves it a level in or out, where rows have levels. */
  readonly shift: (by: -1 | 1) => void;
}

interface RowTableProps<T, C> {
  readonly label: string;
  readonly items: readonly T[];
  readonly onChange: (items: readonly T[]) => void;
  readonly idOf: (item: T) => string;
  readonly nameOf: (item: T) => string;
  readonly columns: readonly string[];
  /** The cells of a row; rendered again only when its row or the context changes. */
  readonly Cells: ComponentType<CellsProps<T, C>>;
  readonly context: C;
  readonly make?: () => T;
  /** In the place of the button that adds an empty row. */
  readonly adder?: ReactNode;
  readonly addLabel?: string;
  readonly empty: string;
  readonly problemOf: (id: string) => string | undefined;
  readonly most: number;
  readonly move?: (items: readonly T[], at: number, by: -1 | 1) => readonly T[];
  readonly shift?: (items: readonly T[], at: number, by: -1 | 1) => readonly T[];
  readonly remove?: (items: readonly T[], at: number) => readonly T[];
}

function swap<T>(items: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [items[at], items[at + by]];
  if (one === undefined || other === undefined) return items;
  return items.map((x, i) => (i === at ? other : i === at + by ? one : x));
}
const without = <T,>(items: readonly T[], at: number): readonly T[] => items.filter((_, i) => i !== at);

type Act = 'up' | 'down' | 'in' | 'out' | 'remove';

interface RowProps<T, C> {
  readonly item: T;
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly context: C;
  readonly columns: number;
  readonly Cells: ComponentType<CellsProps<T, C>>;
  readonly put: (id: string, item: T) => void;
  readonly act: (id: string, act: Act) => void;
  readonly problem: string | undefined;
}

const keys: Readonly<Record<string, Act>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

function RowOf<T, C>({ item, index, id, name, context, columns, Cells, put, act, problem }: RowProps<T, C>) {
  const { t } = useLingui();
  const onKeyDown = (event: KeyboardEvent) => {
    const asked = event.altKey && !event.ctrlKey && !event.metaKey ? keys[event.key] : undefined;
    if (asked === undefined) return;
    event.preventDefault();
    act(id, asked);
  };
  return (
    <>
      <tr data-row={id} onKeyDown={onKeyDown}>
        <td className={css.number}>{index + 1}</td>
        <Cells
          item={item}
          index={index}
          context={context}
          put={now => put(id, now)}
          shift={by => act(id, by === 1 ? 'in' : 'out')}
        />
        <td className={css.acts}>
          <ActionIcon variant="subtle" aria-label={t`Move ${name} up`} onClick={() => act(id, 'up')}>
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t`Move ${name} down`} onClick={() => act(id, 'down')}>
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t`Remove ${name}`} onClick={() => act(id, 'remove')}>
            <IconTrash size={16} />
          </ActionIcon>
        </td>
      </tr>
      {problem === undefined ? null : (
        <tr>
          <td />
          <td colSpan={columns + 1} className={css.problem} role="alert">
            {problem}
          </td>
        </tr>
      )}
    </>
  );
}
const Row = memo(RowOf) as typeof RowOf;

/** Focuses the first field of a row once it is there. */
function useFocusRow() {
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = body.current?.querySelector(`[data-row="${CSS.escape(wanted.current)}"]`);
    row?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    wanted.current = null;
  });
  return { body, focus: (id: string | null) => (wanted.current = id) };
}

/** What is done with rows, by functions that stay the same while rows change; what was moved is told. */
function useRowActs<T, C>(props: RowTableProps<T, C>) {
  const { t } = useLingui();
  const { body, focus } = useFocusRow();
  const adder = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  const latest = useRef(props);
  latest.current = props;
  const put = useCallback((id: string, item: T) => {
    const now = latest.current;
    now.onChange(now.items.map(x => (now.idOf(x) === id ? item : x)));
  }, []);
  const remove = (at: number) => {
    const { items, idOf, onChange, remove: take = without } = latest.current;
    const beside = items[at + 1] ?? items[at - 1];
    focus(beside === undefined ? null : idOf(beside));
    if (beside === undefined) adder.current?.querySelector<HTMLElement>('button, input')?.focus();
    onChange(take(items, at));
  };
  const act = (id: string, asked: Act) => {
    const { items, idOf, nameOf, move = swap, shift, onChange } = latest.current;
    const at = items.findIndex(x => idOf(x) === id);
    const item = items[at];
    if (item === undefined) return;
    if (asked === 'remove') return remove(at);
    const by = asked === 'up' || asked === 'out' ? -1 : 1;
    const next = asked === 'up' || asked === 'down' ? move(items, at, by) : (shift?.(items, at, by) ?? items);
    if (next === items) return;
    onChange(next);
    const place = next.findIndex(x => idOf(x) === id) + 1;
    setTold(t`${nameOf(item)} is row ${place} of ${next.length}`);
  };
  const lastAct = useRef(act);
  lastAct.current = act;
  const add = (item: T) => {
    focus(props.idOf(item));
    props.onChange([...props.items, item]);
  };
  return {
    ...{ body, adder, told, put, add },
    act: useCallback((id: string, asked: Act) => lastAct.current(id, asked), []),
  };
}

function Head({ columns }: { readonly columns: readonly string[] }) {
  const { t } = useLingui();
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="sr-only">{t`Row`}</span>
        </th>
        {columns.map(c => (
          <th key={c} scope="col">
            {c}
          </th>
        ))}
        <th scope="col">
          <span className="sr-only">{t`Move or remove`}</span>
        </th>
      </tr>
    </thead>
  );
}

/** A plain table that is edited in place: rows are added, taken away and moved, with Alt and the arrows too. */
export function RowTable<T, C>(props: RowTableProps<T, C>) {
  const { t } = useLingui();
  const { label, items, idOf, nameOf, columns, Cells, context, make, empty, problemOf, most } = props;
  const { body, adder, told, put, act, add } = useRowActs(props);
  return (
    <>
      {items.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <section
          className={css.wrap}
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
          tabIndex={0}
        >
          <table>
            <Head columns={columns} />
            <tbody ref={body}>
              {items.map((item, index) => (
                <Row
                  key={idOf(item)}
                  {...{ item, index, context, Cells, put, act }}
                  id={idOf(item)}
                  name={nameOf(item) || t`row ${index + 1}`}
                  columns={columns.length}
                  problem={problemOf(idOf(item))}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className={css.add} ref={adder}>
        {props.adder ?? (
          <Button
            size="xs"
            disabled={items.length >= most}
            onClick={() => {
              if (make !== undefined) add(make());
            }}
          >
            {props.addLabel ?? <Trans>Add a row</Trans>}
          </Button>
        )}
      </div>
      <span className="sr-only" role="status">
        {told}
      </span>
    </>
  );
}
