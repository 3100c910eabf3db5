import type { Api } from '@chartroom/contract';
import type { Handlers } from '../../platform/index.ts';
import { listAll } from './dependency-list.ts';
import { drivingPathOf } from './driving-path.ts';
import { preview } from './preview.ts';

/** Endpoint -> use case. */
export const consequencesHandlers = {
  previewConsequences: (tx, input) => preview(tx, input),
  getDrivingPath: (tx, input) => drivingPathOf(tx, input),
  listAllDependencies: (tx, input) => listAll(tx, input),
} satisfies Partial<Handlers<Api>>;
