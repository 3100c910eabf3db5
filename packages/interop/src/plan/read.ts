import { readMspdi } from '../mspdi/read.ts';
import { readPmxml } from '../pmxml/read.ts';
import { fileKind } from '../table/kind.ts';
import { readTable } from '../table/read.ts';
import type { TableOptions } from '../table/table.ts';
import { readTaskList } from '../tasks/read.ts';
import { readXer } from '../xer/read.ts';
import { xmlText } from '../xml/pieces.ts';
import { type PlanResult, refusedPlan } from './refused.ts';

/** The formats a plan can come from. */
export type PlanFormat = 'mspdi' | 'xer' | 'pmxml' | 'csv' | 'xlsx';

const mppAdvice =
  'This is a Microsoft Project file (.mpp), whose inside only Microsoft Project can read. Open it there and choose File, Save As, XML Format (*.xml), then import that file.';

/** The format by the first bytes; null when it is none that a plan can come from. */
export function planFormat(bytes: Uint8Array): PlanFormat | null {
  const kind = fileKind(bytes);
  if (kind === 'xer' || kind === 'xlsx') return kind;
  if (kind === 'text') return 'csv';
  if (kind !== 'xml') return null;
  for (const piece of xmlText(bytes.subarray(0, 65_536)).pieces()) {
    return /<([\w.]+:)?APIBusinessObjects[\s>]/.test(piece) ? 'pmxml' : 'mspdi';
  }
  return 'mspdi';
}

/** Reads a plan from a file of any known format; an .mpp file is refused with what to do instead. */
export function readPlan(bytes: Uint8Array, options: TableOptions = {}): PlanResult {
  const format = planFormat(bytes);
  switch (format) {
    case 'mspdi':
      return readMspdi(bytes);
    case 'pmxml':
      return readPmxml(bytes);
    case 'xer':
      return readXer(bytes);
    default: {
      const kind = fileKind(bytes);
      if (kind === 'mpp' || (kind === 'ole' && /\.mp[pt]$/i.test(options.fileName ?? '')))
        return refusedPlan('plan.mpp', mppAdvice);
      const table = readTable(bytes, options);
      return table.result === null ? { ...table, result: null, losses: [] } : readTaskList(table.result);
    }
  }
}
