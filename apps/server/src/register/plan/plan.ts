import type { Api } from '@chartroom/contract';
import type { Handlers } from '../../platform/index.ts';
import { oneBaseline, takeBaseline } from './baseline.ts';
import { boardHandlers } from './board/board.ts';
import { askForBaseline, decideRequest, listRequests } from './change-request.ts';
import { comparePlan } from './compare.ts';
import { createPlan } from './create.ts';
import { planDocument } from './document.ts';
import { editPlan } from './edit.ts';
import { changesSince, listSteps } from './history.ts';
import { planTask } from './task.ts';
import { revertStep } from './undo.ts';

/** Endpoint -> use case. */
export const planHandlers = {
  ...boardHandlers,
  takeBaseline: (tx, input) => takeBaseline(tx, input),
  getPlanBaseline: (tx, { params, query }) => oneBaseline(tx, params.project, query.number),
  comparePlan: (tx, { params, query }) => comparePlan(tx, params.project, query),
  askForBaseline: (tx, { params, body }) => askForBaseline(tx, params.project, body.reason),
  listChangeRequests: (tx, { params }) => listRequests(tx, params.project),
  decideChangeRequest: (tx, input, { version }) => decideRequest(tx, input, version),
  getPlan: (tx, { params }) => planDocument(tx, params.project),
  createPlan: (tx, { params, body }) => createPlan(tx, params.project, body.start),
  editPlan: (tx, input, { version }) => editPlan(tx, input, version),
  undoPlan: (tx, { params }, { version }) => revertStep(tx, params.project, { what: 'undo', read: version }),
  redoPlan: (tx, { params }, { version }) => revertStep(tx, params.project, { what: 'redo', read: version }),
  listPlanSteps: (tx, { params, query }) => listSteps(tx, params.project, query),
  getPlanChanges: (tx, { params, query }) => changesSince(tx, params.project, query.since),
  getPlanTask: (tx, { params, query }) => planTask(tx, params.project, query.uid),
} satisfies Partial<Handlers<Api>>;
