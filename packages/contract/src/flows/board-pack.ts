import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, instant } from '../base/schema.ts';
import { jobId } from '../platform/job.ts';
import { cockpitQuery } from './cockpit.ts';

export const packFormats = ['pdf', 'pptx'] as const;

/** What goes into a board pack. */
export const boardPack = cockpitQuery.extend({
  title: z.string().trim().min(1, 'Write a title.').max(120).default('Board pack'),
  projects: z
    .array(z.uuid())
    .max(50)
    .default([])
    .describe('A page for each of these; those one may not see are refused'),
  attention: z.int().min(0).max(20).default(5).describe('A page for so many that need attention most'),
  changed: z.boolean().default(true).describe('The list of what changed since the day compared with'),
  formats: z.array(z.enum(packFormats)).min(1).max(2).default(['pdf', 'pptx']),
});
export type BoardPack = z.input<typeof boardPack>;

/** What the job answers. */
export const builtPack = z.object({
  asOf: day,
  knownAt: instant,
  hash: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string(), sha256: z.string(), size: z.int() })),
});
export type BuiltPack = z.infer<typeof builtPack>;

export const buildBoardPack = endpoint({
  method: 'POST',
  path: '/api/board-packs',
  summary: 'Build a board pack as PDF and PPTX with native charts; a job, whose result names the files',
  access: 'report.publish',
  creates: true,
  body: boardPack,
  output: z.object({ jobId }),
});
