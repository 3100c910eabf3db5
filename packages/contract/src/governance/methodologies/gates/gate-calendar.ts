import { z } from 'zod';
import { endpoint } from '../../../base/endpoint.ts';
import { day, may } from '../../../base/schema.ts';
import { unitId } from '../../../register/organisation.ts';
import { milestoneId, projectId } from '../../../register/project.ts';
import { gateId } from '../../methodologies.ts';
import { gateDecisions } from './gate.ts';
import { calendarStates } from './gate-states.ts';

/** `unprepared`: a date without a gate; `passed`: such a date that was reached, decided elsewhere. */
export type CalendarState = (typeof calendarStates)[number];

export const calendarGate = z.object({
  milestoneId,
  gateId: gateId.nullable(),
  name: z.string(),
  round: z.int().nullable(),
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  unit: z.string().nullable(),
  day: day.nullable().describe('As it came, as decided, else as forecast, else as baselined'),
  baseline: day.nullable(),
  state: z.enum(calendarStates),
  overdue: z.boolean(),
  decision: z.enum(gateDecisions).nullable(),
  openConditions: z.int(),
  overdueConditions: z.int(),
  may: may('prepare'),
});
export type CalendarGate = z.infer<typeof calendarGate>;

export const listGates = endpoint({
  method: 'GET',
  path: '/api/gates',
  summary: 'Gates of the projects one may see, by day: dates, and what was prepared, opened and decided',
  access: 'project.read',
  query: z.object({
    from: day.optional(),
    until: day.optional(),
    state: z.enum([...calendarStates, 'overdue', 'conditions']).optional(),
    unit: unitId.optional().describe('With the units under it'),
    project: projectId.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    cursor: z.string().max(100).optional(),
  }),
  output: z.object({
    items: z.array(calendarGate),
    total: z.int(),
    nextCursor: z.string().nullable(),
    today: day,
    months: z.array(
      z.object({
        month: z.string().describe('2026-10'),
        unprepared: z.int(),
        passed: z.int(),
        planned: z.int(),
        open: z.int(),
        decided: z.int(),
        overdue: z.int().describe('Of those before, not decided though their day is over'),
      }),
    ),
  }),
});

const timing = z.object({ name: z.string(), gates: z.int(), medianDays: z.number().nullable() });

export const gateFigures = endpoint({
  method: 'GET',
  path: '/api/gate-figures',
  summary: 'How long gates take from opening to decision, by unit and by gate, of the projects one may see',
  access: 'project.read',
  query: z.object({ unit: unitId.optional() }),
  output: z.object({
    formula: z.string(),
    whole: timing,
    units: z.array(timing),
    gates: z.array(timing),
    decisions: z.array(z.object({ decision: z.enum(gateDecisions), count: z.int() })),
    waiting: z.int().describe('Gates that are open now'),
    overdueConditions: z.int(),
  }),
});
