import { z } from 'zod';
import { endpoint, type Output } from '../../base/endpoint.ts';
import { day, instant } from '../../base/schema.ts';
import { unitId } from '../../register/organisation.ts';
import { projectId } from '../../register/project.ts';
import { findingId, findingSeverities, rootCauses } from './finding.ts';

const rate = z.object({
  passed: z.int(),
  failed: z.int(),
  pct: z.number().nullable().describe('Passed of passed and failed'),
});

export const getCompliance = endpoint({
  method: 'GET',
  path: '/api/compliance',
  summary: 'Compliance by department, standard and kind of finding, with its trend by month and what repeats',
  access: 'audit.read',
  query: z.object({ unit: unitId.optional() }),
  output: z.object({
    computedAt: instant,
    whole: rate.extend({ waived: z.int(), falseAlarms: z.int() }),
    units: z.array(rate.extend({ id: unitId.nullable(), name: z.string(), openFindings: z.int() })),
    standards: z.array(rate.extend({ standard: z.string(), openFindings: z.int() })),
    findings: z.object({
      open: z.int(),
      overdue: z.int(),
      closed: z.int(),
      meanDaysToClose: z.number().nullable(),
      bySeverity: z.array(z.object({ severity: z.enum(findingSeverities), open: z.int(), closed: z.int() })),
      byRootCause: z.array(z.object({ rootCause: z.enum(rootCauses), open: z.int(), closed: z.int() })),
    }),
    months: z
      .array(
        z.object({
          month: z.string().describe('2026-03'),
          day: day.describe('Its last day, or today'),
          pct: z.number().nullable().describe('Of control results as they were on that day'),
          open: z.int(),
          raised: z.int(),
          closed: z.int(),
        }),
      )
      .describe('Twelve, the oldest first'),
    repeats: z.array(
      z.object({
        id: findingId,
        key: z.string(),
        title: z.string(),
        standard: z.string(),
        project: z.object({ id: projectId, key: z.string(), name: z.string() }).nullable(),
        earlier: z.array(z.string()),
      }),
    ),
    systemic: z.array(
      z.object({
        by: z.enum(['standard', 'root-cause']),
        what: z.string(),
        projects: z.int(),
        findings: z.array(z.string()),
      }),
    ),
  }),
});
export type Compliance = Output<typeof getCompliance>;
