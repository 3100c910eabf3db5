import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import css from './page.module.css';

export interface Tab<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly count?: number | undefined;
  /** Something in it changed since the day compared with; say so in words. */
  readonly changed?: string | undefined;
}

interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
}

const step = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
};

/** Tabs whose chosen one lives in the URL. */
export function Tabs<K extends string>({ label, tabs, value, onChange, children }: TabsProps<K>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = step(
      event.key,
      tabs.findIndex(tab => tab.key === value),
      tabs.length,
    );
    const tab = next === null ? undefined : tabs[next];
    if (next === null || tab === undefined) return;
    event.preventDefault();
    onChange(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <>
      <div className={css.tabs} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(tab => (
          <button
            type="button"
            role="tab"
            key={tab.key}
            id={`tab-${tab.key}`}
            aria-controls={`panel-${tab.key}`}
            aria-selected={tab.key === value}
            tabIndex={tab.key === value ? 0 : -1}
            className={css.tab}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className={css.count}>{tab.count}</span>}
            {tab.changed === undefined ? null : (
              <>
                <span className={css.pip} title={tab.changed} />
                <span className="sr-only">{tab.changed}</span>
              </>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${value}`} aria-labelledby={`tab-${value}`}>
        {children}
      </div>
    </>
  );
}
