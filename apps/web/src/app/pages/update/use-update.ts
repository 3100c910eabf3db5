import { createReport, type Report, updateReport, type WeeklyUpdate } from '@chartroom/contract';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { isCode } from '../../../lib/api/api-error.ts';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { intentKey } from '../../../lib/api/intent-key.ts';
import type { UpdateValues } from '../../../lib/update-gaps.ts';
import { bodyOf, valuesOf } from './values.ts';

const pauseMs = 700;

export interface Saving {
  readonly state: 'saved' | 'saving' | 'unsaved' | 'failed';
  /** When it was saved last; null before. */
  readonly at: string | null;
  readonly error: string | null;
  /** Somebody else has changed the draft meanwhile. */
  readonly stale: boolean;
}

interface Draft {
  readonly values: UpdateValues;
  readonly report: Report | null;
  readonly update: WeeklyUpdate;
}

/** Begins the draft on the server, or changes it. */
function saveDraft({ values, report, update }: Draft): Promise<Report> {
  const body = bodyOf(update, values);
  if (report !== null)
    return call(updateReport, { params: { report: report.id }, body }, { version: report.version });
  const begun = { ...body, asOf: update.asOf, byTemplate: true };
  return call(
    createReport,
    { params: { project: update.project.id }, body: begun },
    { idempotencyKey: intentKey() },
  );
}

/** What is typed is not lost by leaving: another page of the product saves it, leaving the product asks. */
function useLeaving(dirty: RefObject<boolean>, save: () => void): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      if (dirty.current) save();
    };
  }, [dirty, save]);
}

/**
 * The values of the page and their draft on the server: what is changed is saved after a pause, one request at a time.
 * `settle` saves at once and answers the draft.
 */
export function useUpdate(update: WeeklyUpdate) {
  const textOf = useErrorText();
  const [values, setValues] = useState(() => valuesOf(update));
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: null, error: null, stale: false });
  const latest = useRef<{ values: UpdateValues; report: Report | null; update: WeeklyUpdate }>({
    values,
    report: update.report,
    update,
  });
  latest.current.update = update;
  const running = useRef<Promise<Report | null> | null>(null);
  const dirty = useRef(false);
  const timer = useRef<number | undefined>(undefined);

  const save = useCallback(async (): Promise<Report | null> => {
    dirty.current = false;
    setSaving(before => ({ ...before, state: 'saving', error: null }));
    const saved = await saveDraft(latest.current).catch((error: unknown) => {
      // Whoever waits for this save must not go on as if it had been kept.
      dirty.current = true;
      throw error;
    });
    latest.current.report = saved;
    const state = dirty.current ? 'unsaved' : 'saved';
    setSaving({ state, at: new Date().toISOString(), error: null, stale: false });
    return saved;
  }, []);

  const settle = useCallback(async (): Promise<Report | null> => {
    window.clearTimeout(timer.current);
    for (;;) {
      // Again, since another who waited may have begun the next one: two at once would be stale to each other.
      while (running.current !== null) await running.current.catch(() => null);
      if (!dirty.current && latest.current.report !== null) return latest.current.report;
      running.current = save().finally(() => {
        running.current = null;
      });
      await running.current;
    }
  }, [save]);

  const attempt = useCallback(() => {
    settle().catch((error: unknown) => {
      setSaving(before => ({
        ...before,
        state: 'failed',
        error: textOf(error).message,
        stale: isCode(error, 'stale'),
      }));
    });
  }, [settle, textOf]);

  const change = useCallback(
    (next: (before: UpdateValues) => UpdateValues) => {
      const after = next(latest.current.values);
      latest.current.values = after;
      dirty.current = true;
      setValues(after);
      setSaving(before => ({ ...before, state: 'unsaved' }));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(attempt, pauseMs);
    },
    [attempt],
  );

  useLeaving(dirty, attempt);
  return { values, change, saving, settle, retry: attempt };
}
