import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import css from './tree.module.css';

/** One node; parents come before their children or not, as they like. */
export interface TreeItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

interface TreeProps<I extends TreeItem> {
  readonly label: string;
  readonly items: readonly I[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Behind the name: a chip. */
  readonly beside?: (item: I) => ReactNode;
  /** At the right edge: a count. */
  readonly end?: (item: I) => ReactNode;
}

const childrenOf = <I extends TreeItem>(items: readonly I[]): ReadonlyMap<string | null, readonly I[]> => {
  const known = new Set(items.map(item => item.id));
  return Map.groupBy(items, item =>
    item.parentId !== null && known.has(item.parentId) ? item.parentId : null,
  );
};

/** A tree with one tab stop: arrows move, open and close, Home and End, Enter selects, a letter jumps to a name. */
export function Tree<I extends TreeItem>({ label, items, selected, onSelect, beside, end }: TreeProps<I>) {
  const tree = useRef<HTMLUListElement>(null);
  const children = useMemo(() => childrenOf(items), [items]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [stop, setStop] = useState<string | null>(null);
  const first = children.get(null)?.[0]?.id ?? null;
  const at = stop ?? selected ?? first;

  const toggle = (id: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const lines = () => [...(tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
  const focus = (element: HTMLElement | null | undefined) => {
    if (!element) return;
    setStop(element.dataset.id ?? null);
    element.focus();
  };
  const sideways = (key: string, item: I, element: HTMLElement) => {
    const parent = children.has(item.id);
    const open = parent && !closed.has(item.id);
    if (key === 'ArrowRight' && parent && !open) toggle(item.id, true);
    else if (key === 'ArrowRight' && open) focus(element.querySelector<HTMLElement>('[role=treeitem]'));
    else if (key === 'ArrowLeft' && open) toggle(item.id, false);
    else if (key === 'ArrowLeft') focus(element.parentElement?.closest<HTMLElement>('[role=treeitem]'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, item: I) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const all = lines();
    const here = all.indexOf(event.currentTarget);
    const { key } = event;
    if (key === 'ArrowDown') focus(all[here + 1]);
    else if (key === 'ArrowUp') focus(all[here - 1]);
    else if (key === 'Home') focus(all[0]);
    else if (key === 'End') focus(all.at(-1));
    else if (key === 'Enter' || key === ' ') onSelect(item.id);
    else if (key === 'ArrowRight' || key === 'ArrowLeft') sideways(key, item, event.currentTarget);
    else if (/^[\p{L}\d]$/u.test(key))
      focus(
        [...all.slice(here + 1), ...all.slice(0, here + 1)].find(line =>
          line.dataset.name?.toLowerCase().startsWith(key.toLowerCase()),
        ),
      );
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const node = (item: I, level: number): ReactNode => {
    const below = children.get(item.id);
    const open = below !== undefined && !closed.has(item.id);
    return (
      <li
        key={item.id}
        role="treeitem"
        aria-level={level}
        aria-selected={selected === item.id}
        {...(below === undefined ? {} : { 'aria-expanded': open })}
        tabIndex={at === item.id ? 0 : -1}
        data-id={item.id}
        data-name={item.name}
        className={css.item}
        onKeyDown={event => onKeyDown(event, item)}
      >
        {/* biome-ignore lint/a11y: the tree item around it takes the keys */}
        <div
          className={css.line}
          style={{ '--level': level } as CSSProperties}
          onClick={event => {
            if (event.target instanceof Element && event.target.closest('a, button') !== null) return;
            setStop(item.id);
            onSelect(item.id);
          }}
        >
          {/* biome-ignore lint/a11y: the arrow keys do the same */}
          <span
            className={css.twist}
            onClick={event => {
              if (below === undefined) return;
              event.stopPropagation();
              toggle(item.id, !open);
            }}
          >
            {below === undefined ? null : open ? (
              <IconChevronDown size={14} />
            ) : (
              <IconChevronRight size={14} />
            )}
          </span>
          <span className="ellipsis" style={{ fontWeight: level === 1 ? 600 : 400 }}>
            {item.name}
          </span>
          {beside?.(item)}
          <span className={css.end}>{end?.(item)}</span>
        </div>
        {open ? (
          // biome-ignore lint/a11y/useSemanticElements: a list inside a tree
          <ul role="group" className={css.group}>
            {below.map(child => node(child, level + 1))}
          </ul>
        ) : null}
      </li>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list is what a tree is made of
    <ul role="tree" aria-label={label} className={css.tree} ref={tree}>
      {(children.get(null) ?? []).map(item => node(item, 1))}
    </ul>
  );
}
