import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { undoLast } from '../../lib/undo.ts';
import { navigation } from '../navigation.ts';
import { singleKeys } from './single-keys.ts';

interface Keys {
  readonly onPalette: () => void;
  readonly onCreate: () => void;
  readonly onKeySheet: () => void;
  /** Set while the palette is opening: takes what is typed before its input has the focus. */
  readonly onEarly: ((key: string) => void) | undefined;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[aria-modal=true]') !== null;

const goesTo = (letter: string) =>
  navigation.flatMap(group => group.entries).find(entry => entry.key === letter)?.to;

const focusFilter = (): boolean => {
  const filter = document.querySelector<HTMLElement>('#main [data-filter]');
  filter?.focus();
  return filter !== null;
};

/** Ctrl K, Ctrl Z, `?`, `C`, `/`, and `G` followed by a letter. */
export function useKeys(keys: Keys): void {
  const navigate = useNavigate();
  const latest = useRef(keys);
  latest.current = keys;
  const wentAt = useRef(0);
  useEffect(() => {
    const single = (key: string): boolean => {
      if (Date.now() - wentAt.current < 1500) {
        wentAt.current = 0;
        const to = goesTo(key);
        if (to !== undefined) void navigate({ to });
        return to !== undefined;
      }
      if (key === 'g') wentAt.current = Date.now();
      else if (key === '?') latest.current.onKeySheet();
      else if (key === 'c') latest.current.onCreate();
      else if (key === '/') return focusFilter();
      else return false;
      return true;
    };
    const early = (event: KeyboardEvent): boolean => {
      const take = latest.current.onEarly;
      const printable = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (take === undefined || !printable || inDialog(event.target)) return false;
      take(event.key);
      event.preventDefault();
      return true;
    };
    const onKey = (event: KeyboardEvent) => {
      if (early(event)) return;
      if (event.defaultPrevented || document.querySelector('[aria-modal=true]') !== null) return;
      if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      const control = event.ctrlKey || event.metaKey;
      if (control && event.key === 'z' && !event.shiftKey && !typing(event.target)) {
        if (undoLast()) event.preventDefault();
        return;
      }
      if (control || event.altKey || typing(event.target) || !singleKeys()) return;
      if (single(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}
