import { problemOf } from '../api/api-error.ts';
import type { PlanIntent } from './intent.ts';
import type { PlanAnswers, PlanAsk, PlanReply } from './messages.ts';
import type { EditAnswer } from './session.ts';

/** A plan's worker as a page uses it. */
export interface PlanWorker {
  readonly ask: <K extends keyof PlanAnswers>(
    ask: Extract<PlanAsk, { readonly kind: K }>,
  ) => Promise<PlanAnswers[K]>;
  /** Shows what an intent would do. While one is being calculated only the latest of those that come is kept. */
  readonly preview: (intent: PlanIntent) => void;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (answer: PlanAnswers[keyof PlanAnswers]) => void;
  readonly reject: (error: unknown) => void;
}

const planWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** Starts the engine in a worker; `onPreview` gets the answers to previews, in order. */
export function openPlanWorker(onPreview: (answer: EditAnswer) => void, worker = planWorker()): PlanWorker {
  const { port1: port, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let busy = false;
  let next: PlanIntent | null = null;
  port.onmessage = ({ data }: MessageEvent<PlanReply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) asked?.reject(problemOf(data.failed.status, data.failed.problem));
    else asked?.resolve(data.answer);
  };
  const ask = <K extends keyof PlanAnswers>(question: Extract<PlanAsk, { readonly kind: K }>) =>
    new Promise<PlanAnswers[K]>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: answer => resolve(answer as PlanAnswers[K]), reject });
      port.postMessage({ id: last, ask: question });
    });
  const send = (intent: PlanIntent) => {
    busy = true;
    void ask<'preview'>({ kind: 'preview', intent }).then(answer => {
      busy = false;
      onPreview(answer);
      const waitingIntent = next;
      next = null;
      if (waitingIntent !== null) send(waitingIntent);
    });
  };
  return {
    ask: question => {
      next = null;
      return ask(question);
    },
    preview: intent => {
      if (busy) next = intent;
      else send(intent);
    },
    close: () => {
      port.close();
      worker.terminate();
    },
  };
}
