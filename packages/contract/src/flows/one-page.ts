import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, instant } from '../base/schema.ts';
import { status } from '../monitoring/reporting.ts';
import { cockpitQuery } from './cockpit.ts';

const counted = z.object({
  label: z.string(),
  status,
  count: z.int(),
  before: z.int().nullable().describe('On the day compared with'),
});

/** The portfolio on one page, in words that are ready to be read: the same on paper, on a slide and behind a link. */
export const onePage = z.object({
  about: z.object({
    title: z.string(),
    organisation: z.string(),
    day,
    notes: z.array(z.string()).describe('Of what day it is, compared with which, by what was known'),
    hash: z.string().describe('SHA-256 of what it says'),
  }),
  asOf: day,
  compareWith: day.nullable(),
  knownAt: instant,
  portfolio: z.string(),
  headline: z.string(),
  summary: z.string(),
  figures: z.array(
    z.object({
      metric: z.string(),
      name: z.string(),
      value: z.string(),
      change: z.string().nullable().describe('Since the day compared with'),
      tone: z.enum(['better', 'worse', 'same']),
    }),
  ),
  reported: z.array(counted),
  computed: z.array(counted),
  attention: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        place: z.string(),
        reported: z.object({ said: z.string(), status }),
        computed: z.object({ said: z.string(), status }),
        disagree: z.string(),
        slip: z.string(),
        cost: z.string(),
        next: z.string(),
      }),
    )
    .describe('The ten most exposed'),
  attentionTotal: z.int(),
  changes: z
    .array(z.object({ kind: z.string(), key: z.string(), name: z.string(), text: z.string() }))
    .describe('At most eight'),
  changeTotal: z.int(),
  scaleNote: z.string().nullable(),
  leftOut: z.string().nullable(),
});
export type OnePage = z.infer<typeof onePage>;

export const getOnePage = endpoint({
  method: 'GET',
  path: '/api/one-page',
  summary: 'The portfolio on one page: headline, six figures, what needs attention, what changed, ratings',
  access: 'project.read',
  query: cockpitQuery,
  output: onePage,
});

export const printOnePage = endpoint({
  method: 'GET',
  path: '/api/one-page/pdf',
  summary: 'The one page as tagged PDF, the same bytes for the same day and instant',
  access: 'project.read',
  query: cockpitQuery,
  download: true,
});
