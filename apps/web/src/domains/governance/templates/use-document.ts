import { type HeldValue, type ProjectDocument, updateDocument } from '@chartroom/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, isCode } from '../../../lib/api/api-error.ts';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';

const pauseMs = 700;
/** What is typed into a field: as it is held, or the ticks of a checklist. */
export type Typed = HeldValue | Readonly<Record<string, boolean>>;
type Edits = Readonly<Record<string, Typed>>;

export type SavingState = 'saved' | 'saving' | 'unsaved' | 'failed';

const without = (edits: Edits, paths: readonly string[]): Edits =>
  Object.fromEntries(Object.entries(edits).filter(([p]) => !paths.includes(p)));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What is typed is not lost by leaving: another page of the product saves it, leaving the product asks. */
function useLeaving(isDirty: () => boolean, save: () => Promise<unknown>): void {
  const dirty = useRef(isDirty);
  dirty.current = isDirty;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void save();
    };
  }, [save]);
}

const fieldOf = (path: string): string => path.split('.').slice(0, 2).join('.');

/** What the server refused, by field; and what both have written, where it was changed meanwhile. */
function refusals(failed: unknown): Readonly<Record<string, string>> {
  const fields = failed instanceof ApiError ? failed.fields : [];
  return Object.fromEntries(fields.map(f => [f.path.replace(/^body\.values\./, ''), f.message]));
}

const bothWrote = (theirs: ProjectDocument, read: ProjectDocument, values: Edits): readonly string[] =>
  Object.keys(values).filter(
    p => !same(theirs.values[p], read.values[p]) && !same(theirs.values[p], values[p]),
  );

/** What the server says anew, after a decision for instance, is taken where nothing newer is known. */
function useLatest(loaded: ProjectDocument) {
  const [document, setDocument] = useState(loaded);
  useEffect(() => {
    setDocument(before => (loaded.version >= before.version ? loaded : before));
  }, [loaded]);
  return [document, setDocument] as const;
}

/** What is typed and not saved yet, what clashes with somebody else's, and what was refused. */
function useEdits() {
  const [edits, setEdits] = useState<Edits>({});
  const [clashes, setClashes] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const set = (path: string, value: Typed) => {
    setEdits(before => ({ ...before, [path]: value }));
    setRefused(before =>
      Object.fromEntries(Object.entries(before).filter(([p]) => p !== path && !p.startsWith(`${path}.`))),
    );
  };
  /** Keeps one's own text where two have written the same field, or takes theirs. */
  const resolve = (path: string, keep: 'mine' | 'theirs') => {
    if (keep === 'theirs') setEdits(before => without(before, [path]));
    setClashes(before => before.filter(p => p !== path));
  };
  // What clashes or was refused waits for its writer; the rest is saved.
  const held = [...clashes, ...Object.keys(refused).map(fieldOf)];
  return { edits, setEdits, clashes, setClashes, refused, setRefused, held, set, resolve };
}

const patch = (document: ProjectDocument, values: Edits): Promise<ProjectDocument> =>
  call(
    updateDocument,
    { params: { document: document.id }, body: { values: values as never } },
    { version: document.version },
  );

/**
 * A document that is written field by field and saved after a pause, one request at a time. Where somebody else has
 * changed it meanwhile, what is typed is kept: other fields are merged, the same field is asked about.
 */
export function useDocument(loaded: ProjectDocument) {
  const textOf = useErrorText();
  const client = useQueryClient();
  const [document, setDocument] = useLatest(loaded);
  const typed = useEdits();
  const { edits, setEdits, setClashes, setRefused, held } = typed;
  const [state, setState] = useState<SavingState>('saved');
  const [error, setError] = useState<string | null>(null);
  const now = useRef({ document, edits, held, busy: false });
  now.current = { ...now.current, document, edits, held };
  const say = useRef(textOf);
  say.current = textOf;

  const save = useCallback(async (): Promise<ProjectDocument | null> => {
    const at = now.current;
    const values = without(at.edits, at.held);
    const paths = Object.keys(values);
    if (at.busy || paths.length === 0) return at.document;
    now.current.busy = true;
    setState('saving');
    try {
      const saved = await patch(at.document, values);
      setDocument(saved);
      now.current.document = saved;
      const left = Object.fromEntries(
        Object.entries(now.current.edits).filter(([p, v]) => !paths.includes(p) || v !== values[p]),
      );
      setEdits(left);
      now.current.edits = left;
      setState(Object.keys(left).length === 0 ? 'saved' : 'unsaved');
      setError(null);
      void client.invalidateQueries({ predicate: q => q.queryKey[0] !== '/api/documents/:document' });
      return saved;
    } catch (failed) {
      setState('failed');
      setRefused(before => ({ ...before, ...refusals(failed) }));
      if (isCode(failed, 'stale') && failed instanceof ApiError) {
        const theirs = failed.current as ProjectDocument;
        const both = bothWrote(theirs, at.document, values);
        setDocument(theirs);
        now.current.document = theirs;
        setClashes(before => [...new Set([...before, ...both])]);
        setState('unsaved');
        setError(null);
      } else setError(say.current(failed).message);
      return null;
    } finally {
      now.current.busy = false;
    }
  }, [client, setDocument, setEdits, setClashes, setRefused]);

  const waiting = Object.keys(without(edits, held)).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke begins the pause anew
  useEffect(() => {
    if (waiting === 0) return;
    const timer = setTimeout(() => void save(), pauseMs);
    return () => clearTimeout(timer);
  }, [edits, held.join(), document.version, waiting, save]);

  useLeaving(() => Object.keys(now.current.edits).length > 0, save);

  const set = (path: string, value: Typed) => {
    typed.set(path, value);
    setState('unsaved');
  };
  const valueAt = (path: string): Typed | undefined => (path in edits ? edits[path] : document.values[path]);
  const { clashes, refused, resolve } = typed;
  return { document, setDocument, valueAt, set, save, state, error, clashes, refused, resolve };
}
export type DocumentDesk = ReturnType<typeof useDocument>;
