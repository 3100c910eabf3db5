import { useState } from 'react';
import { ApiError } from '../../lib/api/api-error.ts';
import type { Side } from '../../ui/feedback/conflict-dialog.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { changedFields, mergeOf, some } from './merge.ts';
import { useDraft } from './use-draft.ts';

interface Versioned {
  readonly version: number;
}

interface MergingOptions<E extends Versioned, V extends object> {
  /** What the form is opened on. */
  readonly entity: E;
  readonly valuesOf: (entity: E) => V;
  /** Writes what changed on the version named, and answers what is there then. */
  readonly write: (changed: Partial<V>, version: number) => Promise<E>;
  readonly onSaved?: (entity: E) => void;
  /** Names the record, to keep what is typed until it is saved: `unit 0189...`. */
  readonly draft?: string;
}

interface Conflict<E, V> {
  readonly theirs: E;
  readonly merged: V;
  readonly fields: readonly (keyof V & string)[];
}

/** A form on a record with a version: what somebody else saved meanwhile is merged by field, never overwritten. */
export function useMergingForm<E extends Versioned, V extends object>({
  entity,
  valuesOf,
  write,
  onSaved,
  draft,
}: MergingOptions<E, V>) {
  const [base, setBase] = useState(entity);
  const [conflict, setConflict] = useState<Conflict<E, V> | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const save = async (values: V, from: E): Promise<void> => {
    try {
      const changed = changedFields(valuesOf(from), values);
      const saved = changed.length === 0 ? from : await write(some(values, changed), from.version);
      setBase(saved);
      form.setAll(valuesOf(saved));
      onSaved?.(saved);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale' || error.current === undefined) throw error;
      const theirs = error.current as E;
      const { merged, conflicts } = mergeOf(valuesOf(from), values, valuesOf(theirs));
      if (conflicts.length > 0) {
        setConflict({ theirs, merged, fields: conflicts });
        return;
      }
      setBase(theirs);
      form.setAll(merged);
      await save(merged, theirs);
    }
  };
  const form = useForm<V>(valuesOf(base), values => save(values, base));
  useDraft(draft, form);
  const resolve = (choice: Readonly<Record<string, Side>>) => {
    if (conflict === null) return;
    const now = valuesOf(conflict.theirs);
    const taken = conflict.fields.filter(name => choice[name] === 'theirs');
    const values = { ...conflict.merged, ...some(now, taken) };
    setConflict(null);
    setFailed(null);
    setBase(conflict.theirs);
    form.setAll(values);
    void save(values, conflict.theirs).catch(setFailed);
  };
  return {
    form,
    base,
    /** An error about no field, also of a write after a merge. */
    error: form.general ?? failed,
    undo: () => form.setAll(valuesOf(base)),
    conflict:
      conflict === null
        ? null
        : { fields: conflict.fields, mine: conflict.merged, theirs: valuesOf(conflict.theirs) },
    resolve,
    dismiss: () => setConflict(null),
  };
}
