import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery } from '../base/page.ts';
import { currency, day, instant } from '../base/schema.ts';
import { status } from '../monitoring/reporting.ts';
import { portfolioId } from '../register/portfolio.ts';

/** A value of the metric catalogue: money as minor units, days and percentages as numbers, the rest as text. */
export const figureValue = z.union([z.number(), z.string()]).nullable();

/** A figure as shown; each can be asked why by its metric. */
export const figure = z.object({
  metric: z.string(),
  name: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower', 'none']),
  value: figureValue,
  currency: currency.nullable().describe('with unit money'),
  why: z.string().nullable().describe('Why there is no value'),
  before: figureValue.describe('The same figure on the day compared with'),
});
export type Figure = z.infer<typeof figure>;

export const explanationInput = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  value: z.unknown(),
  asOf: day.nullable(),
  recordedAt: instant.nullable(),
  source: z.enum(['report', 'register', 'import', 'rule', 'override', 'derived', 'setting', 'clock']),
  sourceId: z.string().nullable(),
  label: z.string().nullable().describe('Where it comes from, in words'),
});

/** Why a figure is what it is: enough to compute it again elsewhere. */
export const explanation = z.object({
  metric: z.string(),
  version: z.int(),
  name: z.string(),
  unit: z.string(),
  currency: currency.nullable(),
  source: z.string(),
  subject: z.object({ kind: z.enum(['project', 'portfolio']), id: z.string().nullable(), label: z.string() }),
  asOf: day,
  knownAt: instant,
  value: figureValue,
  why: z.string().nullable(),
  formula: z.object({ words: z.string(), symbols: z.string(), filled: z.string() }),
  inputs: z.array(explanationInput),
  reasons: z
    .array(
      z.object({
        dimension: z.string(),
        rule: z.string().nullable(),
        status,
        limits: z.array(
          z.object({
            measure: z.string(),
            name: z.string(),
            unit: z.string(),
            atRisk: z.number().nullable(),
            offTrack: z.number().nullable(),
            value: z.number().nullable(),
            why: z.string().nullable(),
          }),
        ),
        because: z.string(),
      }),
    )
    .describe('With a computed status: what each rule said'),
  rows: z
    .array(
      z.object({
        projectId: z.string(),
        key: z.string(),
        name: z.string(),
        values: z.record(z.string(), z.unknown()),
      }),
    )
    .describe('With a portfolio figure: the projects it is computed from'),
  leftOut: z.array(z.object({ why: z.string(), count: z.int() })),
  withheld: z.boolean().describe('true: inputs in money are left out, because the reader may not see them'),
  before: z.object({ asOf: day, value: figureValue }).nullable(),
});
export type ExplanationRecord = z.infer<typeof explanation>;

export const explainMetric = endpoint({
  method: 'GET',
  path: '/api/metrics/:metric/explain',
  summary: 'Why this number: formula, inputs with dates and sources, rows, rule version',
  access: 'project.read',
  params: z.object({ metric: z.string().max(60) }),
  query: asOfQuery.extend({
    project: z.string().max(300).optional().describe('Key, id, external key or name of a project'),
    portfolio: portfolioId.optional(),
    compareWith: day.optional(),
  }),
  output: explanation,
});
