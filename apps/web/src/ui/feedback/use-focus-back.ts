import { useEffect } from 'react';

/** Whether nothing outside a dialog has taken the focus meanwhile. */
const isFree = (focused: Element | null): boolean =>
  focused === null || focused === document.body || focused.closest('[role=dialog]') !== null;

/**
 * Takes the focus back to where it was when `opened` became true, also for a dialog that is mounted open and taken
 * away at once: Mantine's own way back serves only one that stays mounted.
 */
export function useFocusBack(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && isFree(document.activeElement))
        before.focus({ preventScroll: true });
    };
  }, [opened]);
}
