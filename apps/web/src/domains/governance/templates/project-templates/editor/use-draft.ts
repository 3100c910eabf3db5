import {
  type ProjectTemplateDefinition as Definition,
  getProjectTemplate,
  type ProjectTemplatePage as Page,
  startProjectTemplateDraft,
  writeProjectTemplateDraft,
} from '@chartroom/contract';
import { useState } from 'react';
import { isCode } from '../../../../../lib/api/api-error.ts';
import { call } from '../../../../../lib/api/call.ts';
import { useAct } from '../../../../../lib/api/use-act.ts';
import { elementProblems } from './element-problems.ts';
import { mergeDefinition } from './merge-definition.ts';

type Base = Pick<Page, 'number' | 'version' | 'definition'>;

/** What happened to a draft while somebody wrote: changes of both stand in it now, or it was published. */
export type Meanwhile =
  | { readonly kind: 'merged'; readonly clashes: readonly string[] }
  | { readonly kind: 'published' };

export interface DraftDesk {
  readonly number: number;
  readonly definition: Definition;
  readonly change: (definition: Definition) => void;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  readonly problems: ReadonlyMap<string, string>;
  readonly meanwhile: Meanwhile | null;
  /** Answers whether it was saved. */
  readonly save: () => Promise<boolean>;
  /** Puts what was typed into the next draft, after this one was published. */
  readonly goOn: () => Promise<void>;
  readonly discard: () => void;
}

const nameIn = (d: Definition, id: string): string =>
  [...d.tasks, ...d.roles, ...d.gates, ...(d.budget ?? [])].find(e => e.id === id)?.name ?? id;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is typed into a draft: it outlives whatever is saved elsewhere meanwhile. */
export function useDraft(page: Page): DraftDesk {
  const [base, setBase] = useState<Base>(page);
  const [definition, setDefinition] = useState(page.definition);
  const [failure, setFailure] = useState<{ readonly error: unknown; readonly sent: Definition } | null>(null);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const dirty = definition !== base.definition;
  const adopt = (now: Base) => {
    setBase(now);
    setDefinition(now.definition);
    setFailure(null);
    setMeanwhile(null);
  };
  if (!dirty && (page.version !== base.version || page.number !== base.number)) adopt(page);
  const write = useAct(writeProjectTemplateDraft);
  const begin = useAct(startProjectTemplateDraft);
  const params = { projectTemplate: page.key };

  const putOn = (now: Base) => {
    const sides = { base: base.definition, mine: definition, theirs: now.definition };
    const { definition: both, clashes } = mergeDefinition(sides);
    setBase(now);
    setDefinition(both);
    setMeanwhile({ kind: 'merged', clashes: clashes.map(id => nameIn(both, id)) });
  };
  const lookAgain = async () => {
    const now = await call(getProjectTemplate, { params, query: { number: base.number } });
    if (now.numberState === 'published') setMeanwhile({ kind: 'published' });
    else putOn(now);
  };
  const save = async () => {
    setFailure(null);
    // The owner or the day of review changed, not the draft: that is no conflict.
    const untouched = page.number === base.number && same(page.definition, base.definition);
    const version = untouched ? page.version : base.version;
    try {
      const body = { number: base.number, definition };
      const saved = await write.mutateAsync({ request: { params, body }, version });
      setBase(saved);
      setDefinition(typed => (typed === definition ? saved.definition : typed));
      setMeanwhile(null);
      return true;
    } catch (error) {
      if (isCode(error, 'stale') || isCode(error, 'conflict'))
        await lookAgain().catch(again => setFailure({ error: again, sent: definition }));
      else setFailure({ error, sent: definition });
      return false;
    }
  };
  const goOn = async () => {
    try {
      const now = await call(getProjectTemplate, { params, query: {} });
      const next =
        now.draft === null
          ? await begin.mutateAsync({ request: { params }, version: now.version })
          : await call(getProjectTemplate, { params, query: { number: now.draft } });
      putOn(next);
    } catch (error) {
      setFailure({ error, sent: definition });
    }
  };
  return {
    ...{ number: base.number, definition, change: setDefinition, dirty, meanwhile, save, goOn },
    saving: write.isPending || begin.isPending,
    error: failure?.error ?? null,
    problems: failure === null ? new Map() : elementProblems(failure.error, failure.sent),
    discard: () => adopt(page.number === base.number ? page : base),
  };
}
