import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../session.ts';
import { refresh } from './refresh.ts';
import { type LiveChange, openLive } from './stream.ts';

const settleMs = 400;
const listeners = new Set<(changes: readonly LiveChange[]) => void>();

/** Keeps what is shown up to date while somebody is signed in. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  const { me } = useSession();
  const person = me?.person.id;
  useEffect(() => {
    if (person === undefined) return;
    let waiting: LiveChange[] = [];
    let reload = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = openLive(({ changes }) => {
      if (changes === 'reload') reload = true;
      else {
        waiting.push(...changes);
        for (const listener of listeners) listener(changes);
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        refresh(client, reload ? 'reload' : waiting);
        waiting = [];
        reload = false;
      }, settleMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, person]);
}

/** Who else changed a thing since its form was opened; null while nobody has. */
export function useChangedBy(id: string | undefined): string | null {
  const { me } = useSession();
  const [by, setBy] = useState<string | null>(null);
  const self = me?.person.id;
  useEffect(() => {
    setBy(null);
    if (id === undefined) return;
    const listener = (changes: readonly LiveChange[]) => {
      const found = changes.find(c => c.id === id && c.by?.id !== self);
      if (found !== undefined) setBy(found.by?.name ?? '');
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [id, self]);
  return by;
}
