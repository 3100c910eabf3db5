import type { PlanDocument, Project } from '@chartroom/contract';
import type { Driver, PlanCommand, PlanTask } from '@chartroom/engine';
import type { PlanColumns } from './columns.ts';
import type { PlanIntent } from './intent.ts';
import type { CalendarPauses } from './pauses.ts';
import type { EditAnswer } from './session.ts';

/** What a plan is beside its rows. */
export type PlanFacts = Omit<PlanDocument, 'tasks' | 'links' | 'assignments'>;

/** A plan as the page gets it when it is opened. */
export interface OpenedPlan {
  readonly facts: PlanFacts;
  readonly columns: PlanColumns;
  readonly pauses: CalendarPauses;
}

/** One row with everything that is known of it. */
export interface PlanRow {
  readonly task: PlanTask;
  readonly drivers: readonly (Driver & { readonly name: string | null })[];
  readonly predecessors: readonly PlanNeighbour[];
  readonly successors: readonly PlanNeighbour[];
  readonly resources: readonly { readonly uid: number; readonly name: string; readonly units: number }[];
  /** Whom else the plan knows. */
  readonly others: readonly { readonly uid: number; readonly name: string }[];
  readonly startSec: number;
  readonly finishSec: number;
  readonly durationDays: number;
  readonly slackDays: number;
  readonly summary: boolean;
}

export interface PlanNeighbour {
  readonly uid: number;
  readonly name: string;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
  readonly lagDays: number;
}

/** What the page asks of the worker. */
export type PlanAsk =
  | { readonly kind: 'open'; readonly project: Project['id'] }
  | { readonly kind: 'preview'; readonly intent: PlanIntent }
  | { readonly kind: 'keep'; readonly intent: PlanIntent | null }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'baseline'; readonly number: number }
  | { readonly kind: 'row'; readonly uid: number };

/** What it answers, by what was asked. */
export interface PlanAnswers {
  readonly open: OpenedPlan;
  readonly preview: EditAnswer;
  readonly keep: EditAnswer;
  readonly cancel: EditAnswer;
  readonly undo: EditAnswer;
  readonly redo: EditAnswer;
  readonly discard: EditAnswer;
  readonly commands: readonly PlanCommand[];
  readonly baseline: PlanColumns;
  readonly row: PlanRow | null;
}

/** A refusal of the server, as it crosses from worker to page. */
export interface WorkerProblem {
  readonly status: number;
  readonly problem: unknown;
}

export type PlanReply =
  | { readonly id: number; readonly answer: PlanAnswers[keyof PlanAnswers] }
  | { readonly id: number; readonly failed: WorkerProblem };
