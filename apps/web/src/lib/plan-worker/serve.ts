import { getPlan, getPlanBaseline, type PlanDocument, type Project, rowsOf } from '@chartroom/contract';
import type { Plan, PlanTask } from '@chartroom/engine';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { type BaselineSpans, buffersOf } from './columns.ts';
import type { PlanAnswers, PlanAsk, PlanFacts, PlanReply } from './messages.ts';
import { planRow } from './plan-row.ts';
import { openSession, type PlanSession } from './session.ts';

/** The engine's plan in a document of the server. What was calculated there is not read: it is calculated again. */
export function planOf(document: PlanDocument): Plan {
  const tasks = rowsOf<PlanTask>(document.tasks).map((task, i) => ({ ...task, id: i + 1 }));
  return {
    header: document.header as unknown as Plan['header'],
    calendars: document.calendars as unknown as Plan['calendars'],
    resources: document.resources as unknown as Plan['resources'],
    customFields: document.customFields as unknown as Plan['customFields'],
    tasks,
    links: rowsOf<Plan['links'][number]>(document.links),
    assignments: rowsOf<Plan['assignments'][number]>(document.assignments),
  };
}

const factsOf = ({ tasks: _, links: __, assignments: ___, ...facts }: PlanDocument): PlanFacts => facts;

/** A plan and what it is beside its rows. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly facts: PlanFacts;
}

/** What a baseline promised, row by row. */
async function baselineOf(project: Project['id'], number: number): Promise<BaselineSpans> {
  const { tasks } = await call(getPlanBaseline, { params: { project }, query: { number } });
  const rows = rowsOf<{ readonly uid: number; readonly start?: number; readonly finish?: number }>(tasks);
  return new Map(
    rows.flatMap(({ uid, start, finish }) =>
      start === undefined || finish === undefined ? [] : [[uid, { start, finish }] as const],
    ),
  );
}

/** Where plans come from: the server, unless a benchmark makes them up. */
export type LoadPlan = (project: Project['id']) => Promise<LoadedPlan>;

const fromServer: LoadPlan = async project => {
  const document = await call(getPlan, { params: { project } });
  return { plan: planOf(document), facts: factsOf(document) };
};

function act(
  session: PlanSession,
  ask: Exclude<PlanAsk, { readonly kind: 'open' | 'baseline' }>,
): PlanAnswers[keyof PlanAnswers] {
  switch (ask.kind) {
    case 'preview':
      return session.preview(ask.intent);
    case 'keep':
      return session.keep(ask.intent);
    case 'cancel':
      return session.cancelPreview();
    case 'undo':
      return session.undo();
    case 'redo':
      return session.redo();
    case 'discard':
      return session.discard();
    case 'commands':
      return session.commands();
    case 'row':
      return planRow(session.plan(), session.schedule(), ask.uid);
  }
}

/** All that can be handed over in an answer, however deep. */
const handed = (answer: object | null): ArrayBuffer[] =>
  answer === null
    ? []
    : [answer, ...Object.values(answer)].flatMap(part =>
        typeof part === 'object' && part !== null ? buffersOf(part) : [],
      );

/** Answers what a page asks through a port, about one plan. */
export function serve(port: MessagePort, load: LoadPlan = fromServer): void {
  let session: PlanSession | null = null;
  let opened: Project['id'] | null = null;
  const answer = async (ask: PlanAsk): Promise<PlanAnswers[keyof PlanAnswers]> => {
    if (ask.kind === 'open') {
      const { plan, facts } = await load(ask.project);
      session = openSession(plan);
      opened = ask.project;
      const [first] = facts.baselines ?? [];
      if (first !== undefined) session.setBaseline(await baselineOf(opened, first.number));
      return { facts, columns: session.columns(), pauses: session.pauses() };
    }
    if (session !== null && opened !== null && ask.kind === 'baseline') {
      session.setBaseline(await baselineOf(opened, ask.number));
      return session.columns();
    }
    if (session === null || ask.kind === 'baseline')
      throw new Error('Broken assumption: a plan is opened before it is edited');
    return act(session, ask);
  };
  port.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly ask: PlanAsk }>) => {
    const reply = (message: PlanReply, transfer: Transferable[] = []) => port.postMessage(message, transfer);
    answer(data.ask).then(
      given => reply({ id: data.id, answer: given }, handed(given)),
      (error: unknown) => reply({ id: data.id, failed: failureOf(error) }),
    );
  };
}

function failureOf(error: unknown) {
  if (!(error instanceof ApiError)) return { status: 500, problem: { detail: String(error) } };
  const { code, status, message, fields, reference } = error;
  return { status, problem: { code, status, detail: message, fields, reference } };
}
