import type { WallSecond } from '../base/wall-second.ts';
import type { LinkType, PlanHeader, PlanLink } from '../schedule/plan.ts';
import type { PlanCalendar } from '../schedule/plan-calendar.ts';
import type { PlanAssignment, PlanResource } from '../schedule/plan-resource.ts';
import type { PlanTask, Split } from '../schedule/plan-task.ts';

/** Some fields of a row; null takes a value away, so that its default holds. */
export type Fields<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** Fields of a task that a command sets; progress and splits have commands of their own. */
export type TaskFields = Fields<
  Omit<
    PlanTask,
    | 'uid'
    | 'id'
    | 'outlineLevel'
    | 'stored'
    | 'baselines'
    | 'actualStart'
    | 'actualFinish'
    | 'percentComplete'
    | 'splits'
  >
>;

/** Where rows go: before or after a row and what is below it, or as the last below one. */
export type RowPlace = { readonly before: number } | { readonly after: number } | { readonly under: number };

export interface LinkCommand extends Omit<PlanLink, 'predUid' | 'succUid' | 'crossProject'> {
  readonly do: 'link';
  readonly pred: number;
  readonly succ: number;
  readonly type: LinkType;
}

export interface AssignCommand extends Fields<Omit<PlanAssignment, 'uid' | 'taskUid' | 'resourceUid'>> {
  readonly do: 'assign';
  readonly task: number;
  readonly resource: number;
}

export interface ProgressCommand {
  readonly do: 'progress';
  readonly task: number;
  readonly percentComplete?: number | undefined;
  readonly physicalPercentComplete?: number | null | undefined;
  readonly actualStart?: WallSecond | null | undefined;
  readonly actualFinish?: WallSecond | null | undefined;
  readonly remainingDurationSec?: number | null | undefined;
  readonly actualCostMinor?: number | null | undefined;
}

/** A change of rows in the outline. */
export type OutlineCommand =
  | {
      readonly do: 'create';
      readonly ref?: number | undefined;
      readonly place?: RowPlace | undefined;
      readonly fields: TaskFields & { readonly name: string };
    }
  | { readonly do: 'delete'; readonly tasks: readonly number[] }
  | { readonly do: 'move'; readonly tasks: readonly number[]; readonly place: RowPlace }
  | { readonly do: 'indent'; readonly tasks: readonly number[] }
  | { readonly do: 'outdent'; readonly tasks: readonly number[] };

/** A change of tasks, links and people. */
export type TaskCommand =
  | { readonly do: 'update'; readonly task: number; readonly fields: TaskFields }
  | LinkCommand
  | { readonly do: 'unlink'; readonly pred: number; readonly succ: number }
  | AssignCommand
  | { readonly do: 'unassign'; readonly task: number; readonly resource: number }
  | ProgressCommand
  | { readonly do: 'split'; readonly task: number; readonly parts: readonly Split[] }
  | {
      readonly do: 'reschedule-uncompleted';
      readonly from: WallSecond;
      readonly tasks?: readonly number[] | undefined;
    }
  | { readonly do: 'progress-as-planned'; readonly at: WallSecond };

/** A change of what the whole plan stands on. */
export type GroundCommand =
  | { readonly do: 'settings'; readonly fields: Fields<PlanHeader> }
  | { readonly do: 'calendar'; readonly calendar: number; readonly fields: Omit<PlanCalendar, 'uid'> }
  | { readonly do: 'remove-calendar'; readonly calendar: number }
  | {
      readonly do: 'resource';
      readonly resource: number;
      readonly fields: Fields<Omit<PlanResource, 'uid' | 'id'>>;
    }
  | { readonly do: 'remove-resource'; readonly resource: number }
  | {
      readonly do: 'field';
      readonly key: string;
      readonly of: 'task' | 'resource' | 'assignment';
      readonly name: string;
    }
  | { readonly do: 'remove-field'; readonly key: string };

/** One change of a plan. A negative number names what an earlier command of the same list created. */
export type PlanCommand = OutlineCommand | TaskCommand | GroundCommand;
