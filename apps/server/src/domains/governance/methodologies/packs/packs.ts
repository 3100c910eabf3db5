import { kanban, scrum } from './agile.ts';
import { hybrid } from './hybrid.ts';
import { light } from './light.ts';
import type { Pack } from './pack.ts';
import { pm2 } from './pm2.ts';
import { stageGate } from './stage-gate.ts';

/** The methods that come with the product. */
export const packs: readonly Pack[] = [pm2, stageGate, scrum, kanban, hybrid, light];
