import { useEffect, useRef } from 'react';
import { singleKeys } from '../../shell/single-keys.ts';

/** What the keys of the page do; a row is named by the kind and id in its `data-step`. */
export interface UpdateKeys {
  readonly onRate: (dimension: string, place: number) => void;
  readonly onUseData: (dimension: string) => void;
  readonly onAccept: (line: string) => void;
  readonly onDiscard: (line: string) => void;
  readonly onEdit: (kind: string, id: string) => void;
  readonly onAcceptAll: () => void;
  readonly onNewLine: () => void;
  readonly onDecision: () => void;
  readonly onPreview: () => void;
  readonly onPublish: () => void;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select');

const steps = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#main [data-step]')];

const stepOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null;

/** Puts the focus on a row: on its chosen rating, else on the row itself. */
export function focusStep(row: HTMLElement | null | undefined): void {
  const inside = row?.querySelector<HTMLElement>('[data-step-focus]');
  (inside ?? row)?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** The row of something, once it is on the page. */
export const focusRow = (step: string): void =>
  focusStep(document.querySelector<HTMLElement>(`#main [data-step="${CSS.escape(step)}"]`));

function move(from: HTMLElement | null, by: 1 | -1): void {
  const all = steps();
  const at = from === null ? (by === 1 ? -1 : all.length) : all.indexOf(from);
  focusStep(all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

/** One key on a row; answers whether it did something. */
function onRow(key: string, row: HTMLElement | null, keys: UpdateKeys): boolean {
  const [kind = '', ...rest] = (row?.dataset.step ?? '').split(':');
  const id = rest.join(':');
  if (kind === 'rating' && /^[1-9]$/.test(key)) keys.onRate(id, Number(key) - 1);
  else if (kind === 'rating' && key === 's') keys.onUseData(id);
  else if (kind === 'line' && key === 'a') keys.onAccept(id);
  else if (kind === 'line' && key === 'x') keys.onDiscard(id);
  else if (kind !== '' && key === 'e') keys.onEdit(kind, id);
  else return false;
  return true;
}

function onPage(key: string, keys: UpdateKeys): boolean {
  const acts: Readonly<Record<string, () => void>> = {
    n: keys.onNewLine,
    d: keys.onDecision,
    p: keys.onPreview,
    A: keys.onAcceptAll,
  };
  acts[key]?.();
  return acts[key] !== undefined;
}

/** J and K move, digits rate, letters do what the bar below says; Escape leaves a field for its row. */
export function useUpdateKeys(keys: UpdateKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[aria-modal=true]') !== null) return;
      const row = stepOf(event.target);
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current.onPublish();
        return;
      }
      if (typing(event.target)) {
        if (event.key === 'Escape' && row !== null) focusStep(row);
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || !singleKeys()) return;
      // After G the next letter names a page.
      const going = Date.now() - wentAt < 1500;
      wentAt = event.key === 'g' ? Date.now() : 0;
      if (going) return;
      if (event.key === 'j') move(row, 1);
      else if (event.key === 'k') move(row, -1);
      else if (!onRow(event.key, row, latest.current) && !onPage(event.key, latest.current)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
