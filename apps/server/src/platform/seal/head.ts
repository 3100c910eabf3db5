import { z } from 'zod';
import type { Block } from './store.ts';

/** The end of a chain at some time, to be kept where nobody who can reach the database can change it. */
export const head = z.object({
  org: z.uuid(),
  /** For people; the organisation is known by its id. */
  organisation: z.string(),
  block: z.int().positive(),
  toSeq: z.int(),
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'Write 64 hexadecimal digits.'),
});
export type Head = z.infer<typeof head>;

/** A file of heads, as `chartroom verify --export-head` writes it. */
export const headFile = z.object({ heads: z.array(head) });
export type HeadFile = z.infer<typeof headFile>;

/** The head that a block is. */
export const headOf = (org: string, organisation: string, block: Block): Head => ({
  org,
  organisation,
  block: block.number,
  toSeq: block.toSeq,
  hash: block.hash.toString('hex'),
});
