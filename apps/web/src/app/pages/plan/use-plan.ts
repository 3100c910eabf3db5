import { editPlan, type PlanCommandInput, type Project, redoPlan, undoPlan } from '@chartroom/contract';
import { useQueryClient } from '@tanstack/react-query';
import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isCode } from '../../../lib/api/api-error.ts';
import { call } from '../../../lib/api/call.ts';
import { intentKey } from '../../../lib/api/intent-key.ts';
import type { Consequences } from '../../../lib/plan-worker/consequences.ts';
import type { PlanIntent } from '../../../lib/plan-worker/intent.ts';
import type { OpenedPlan } from '../../../lib/plan-worker/messages.ts';
import { openPlanWorker, type PlanWorker } from '../../../lib/plan-worker/open-worker.ts';
import type { EditAnswer } from '../../../lib/plan-worker/session.ts';
import { applyMoves, type PlanView, planView } from '../../../lib/plan-worker/view.ts';

/** A plan on its way to the page, and while it is edited there. */
export interface PlanState {
  readonly opened: OpenedPlan | null;
  readonly view: PlanView | null;
  readonly error: unknown;
  /** The project has no plan yet. */
  readonly missing: boolean;
  readonly consequences: Consequences | null;
  readonly steps: number;
  readonly undone: number;
  /** Why the last edit was not done, in words. */
  readonly refused: string | null;
  readonly saving: boolean;
  /** The number of the row that the last save created. */
  readonly created: number | null;
}

export interface PlanActions {
  /** Shows what an intent would do while it is being meant. */
  readonly preview: (intent: PlanIntent) => void;
  /** Does it; what moves no other task is saved at once. */
  readonly keep: (intent: PlanIntent | null) => void;
  readonly cancel: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly discard: () => void;
  readonly apply: () => void;
  readonly reload: () => void;
  readonly setBaseline: (number: number) => void;
  readonly ask: PlanWorker['ask'];
  /** Calls back when dates were written into the columns. */
  readonly onMoves: (listener: () => void) => () => void;
}

const nothing: PlanState = {
  opened: null,
  view: null,
  error: null,
  missing: false,
  consequences: null,
  steps: 0,
  undone: 0,
  refused: null,
  saving: false,
  created: null,
};

/** How often the consequences are written anew while something is dragged. */
const tellEveryMs = 90;

/** What an answer of the worker changes in the page. */
function after(state: PlanState, answer: EditAnswer): PlanState {
  const { columns, consequences, steps, undone, refused } = answer;
  return {
    ...state,
    view: columns === null ? state.view : planView(columns),
    consequences,
    steps,
    undone,
    refused: refused[0]?.message ?? null,
    created: null,
  };
}

interface ActionParts {
  readonly ask: PlanWorker['ask'];
  readonly current: RefObject<PlanState>;
  readonly setState: Dispatch<SetStateAction<PlanState>>;
  readonly load: () => Promise<void>;
  readonly queue: RefObject<Promise<unknown>>;
  readonly listeners: RefObject<Set<() => void>>;
  readonly worker: RefObject<PlanWorker | null>;
  readonly project: Project['id'];
  /** Other pages have to read again. */
  readonly changed: () => void;
}

/** Sends what is not saved, or takes back what was, and reads the plan as it is then. */
function savingOf({ ask, current, setState, load, project, changed }: ActionParts) {
  const save = async () => {
    const { opened } = current.current;
    if (opened === null) return;
    const commands = await ask<'commands'>({ kind: 'commands' });
    if (commands.length === 0) return;
    setState(s => ({ ...s, saving: true, error: null }));
    const { created } = await call(
      editPlan,
      {
        params: { project },
        body: { commands: commands as unknown as PlanCommandInput[], dryRun: false },
      },
      { version: opened.facts.version, idempotencyKey: intentKey() },
    );
    await load();
    const [first] = created;
    if (first !== undefined) setState(s => ({ ...s, created: first.uid }));
    changed();
  };
  /** Takes back, or does again, what was saved. */
  const revert = async (endpoint: typeof undoPlan | typeof redoPlan) => {
    const { opened } = current.current;
    if (opened === null) return;
    const options = { version: opened.facts.version, idempotencyKey: intentKey() };
    await call(endpoint, { params: { project } }, options);
    await load();
    changed();
  };
  return { save, revert };
}

function planActions(parts: ActionParts): PlanActions {
  const { ask, setState, load, queue, listeners, worker, current } = parts;
  const { save, revert } = savingOf(parts);
  /** One edit after the other: none is lost while an earlier one is being saved. */
  const inTurn = (act: () => Promise<unknown>) => {
    queue.current = queue.current.then(act).catch(error => setState(s => ({ ...s, error, saving: false })));
  };
  const take = async (asked: Promise<EditAnswer>) => {
    const answer = await asked;
    setState(s => after(s, answer));
  };
  return {
    ask,
    preview: intent => worker.current?.preview(intent),
    keep: intent =>
      inTurn(async () => {
        const answer = await ask<'keep'>({ kind: 'keep', intent });
        setState(s => after(s, answer));
        if (answer.steps === 1 && answer.consequences.moved === 0) await save();
      }),
    cancel: () => inTurn(() => take(ask<'cancel'>({ kind: 'cancel' }))),
    undo: () =>
      inTurn(() => (current.current.steps > 0 ? take(ask<'undo'>({ kind: 'undo' })) : revert(undoPlan))),
    redo: () =>
      inTurn(() => (current.current.undone > 0 ? take(ask<'redo'>({ kind: 'redo' })) : revert(redoPlan))),
    discard: () => inTurn(() => take(ask<'discard'>({ kind: 'discard' }))),
    apply: () => inTurn(save),
    reload: () => inTurn(load),
    setBaseline: number =>
      inTurn(async () => {
        const columns = await ask<'baseline'>({ kind: 'baseline', number });
        setState(s => ({ ...s, view: planView(columns) }));
      }),
    onMoves: listener => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    },
  };
}

/** A project's plan, calculated in a worker; edits are shown before they are saved. */
export function usePlan(project: Project['id']): readonly [PlanState, PlanActions] {
  const [state, setState] = useState(nothing);
  const client = useQueryClient();
  const current = useRef(state);
  current.current = state;
  const listeners = useRef(new Set<() => void>());
  const worker = useRef<PlanWorker | null>(null);
  const told = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const load = useCallback(async () => {
    try {
      const opened = await worker.current?.ask<'open'>({ kind: 'open', project });
      if (opened !== undefined) setState({ ...nothing, opened, view: planView(opened.columns) });
    } catch (error) {
      const missing = isCode(error, 'not_found');
      setState({ ...nothing, error: missing ? null : error, missing });
    }
  }, [project]);

  useEffect(() => {
    const made = openPlanWorker(answer => {
      const { view } = current.current;
      if (answer.moves !== null && view !== null) {
        applyMoves(view, answer.moves);
        for (const listener of listeners.current) listener();
      }
      const now = performance.now();
      if (answer.moves !== null && now - told.current < tellEveryMs) return;
      told.current = now;
      setState(state => after(state, answer));
    });
    worker.current = made;
    setState(nothing);
    void load();
    return () => made.close();
  }, [load]);

  const actions = useMemo((): PlanActions => {
    const ask: PlanWorker['ask'] = question =>
      worker.current?.ask(question) ?? Promise.reject(new Error('The plan is closed.'));
    return planActions({
      ask,
      current,
      setState,
      load,
      queue,
      listeners,
      project,
      worker,
      changed: () => void client.invalidateQueries(),
    });
  }, [client, load, project]);
  return [state, actions];
}
