import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useSession } from '../../lib/session.ts';
import { toast } from '../../ui/feedback/toast.tsx';

interface Draftable<V> {
  readonly values: V;
  readonly changed: boolean;
  readonly setAll: (values: V) => void;
}

const read = <V extends object>(key: string): Partial<V> | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' ? (kept as Partial<V> | null) : null;
  } catch {
    return null;
  }
};

/**
 * Keeps what is typed into a form until it is saved, over a lost session, a lost connection or a page that is loaded
 * again, and says so when it comes back. Kept in this tab only, and for this person only.
 */
export function useDraft<V extends object>(name: string | undefined, form: Draftable<V>): void {
  const { t } = useLingui();
  const { me } = useSession();
  const person = me?.person.id;
  const key = name === undefined || person === undefined ? undefined : `draft ${person} ${name}`;
  const opened = useRef<string | undefined>(undefined);
  const { values, changed, setAll } = form;
  useEffect(() => {
    if (key === undefined || opened.current === key) return;
    opened.current = key;
    const kept = read<V>(key);
    if (kept === null) return;
    setAll({ ...values, ...kept });
    toast(t`Your input that was not saved is back.`);
  }, [key, values, setAll, t]);
  useEffect(() => {
    if (key === undefined || opened.current !== key) return;
    if (changed) sessionStorage.setItem(key, JSON.stringify(values));
    else sessionStorage.removeItem(key);
  }, [key, changed, values]);
}
