import { useEffect, useSyncExternalStore } from 'react';

let days: readonly string[] = [];
const listeners = new Set<() => void>();
const none: readonly string[] = [];

const publish = (next: readonly string[]): void => {
  days = next;
  for (const listener of listeners) listener();
};

/** Days on which something was recorded about what the page shows; the time strip steps through them. */
export const useRecordedDays = (): readonly string[] =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => days,
  );

/** A page says which days those are, while it is shown. Pass a stable list. */
export function usePublishRecordedDays(recorded: readonly string[] | undefined): void {
  useEffect(() => {
    publish(recorded ?? none);
    return () => publish(none);
  }, [recorded]);
}
