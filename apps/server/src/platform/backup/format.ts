import { z } from 'zod';
import { head } from '../seal/head.ts';

/** The version of the file's layout; docs/operations.md describes it. */
export const backupFormat = 1;

/** The first line: what is in the file and what may read it. */
export const backupHeader = z.object({
  chartroom: z.literal('backup'),
  format: z.int(),
  /** Number of the newest migration, and all of them by checksum. */
  schema: z.int().positive(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  madeAt: z.string(),
  from: z.enum(['embedded', 'postgres']),
  organisations: z.array(z.object({ id: z.uuid(), slug: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** Begins the rows of one organisation in one table. */
export const sectionStart = z.object({ table: z.string(), organisation: z.uuid() });
export type SectionStart = z.infer<typeof sectionStart>;

/** Ends them: how many, and the SHA-256 of their lines. */
export const sectionEnd = z.object({ rows: z.int().positive(), sha256: z.string() });
export type SectionEnd = z.infer<typeof sectionEnd>;

/** The last line. */
export const backupEnd = z.object({
  end: z.object({
    rows: z.int(),
    sequences: z.record(z.string(), z.object({ last: z.string(), called: z.boolean() })),
    heads: z.array(head),
  }),
});
export type BackupEnd = z.infer<typeof backupEnd>['end'];
