import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plan } from '@chartroom/engine';
import { type Loss, readPlan, type WithLosses } from '@chartroom/interop';
import { CommandError } from './failure.ts';

/** The largest plan file that is read, in bytes. */
const largest = 400 * 1024 * 1024;

/** Reads a plan of any known format; a file that is none is refused with what to do instead. */
export async function readPlanFile(file: string): Promise<WithLosses<Plan>> {
  const bytes = await readFile(file).catch(error => {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  });
  if (bytes.length > largest) {
    throw new CommandError(
      `${file} has ${Math.round(bytes.length / 1048576)} MB; plans of up to 400 MB are read. Split it.`,
    );
  }
  const { result, ...rest } = readPlan(new Uint8Array(bytes), { fileName: basename(file) });
  if (result === null) throw new CommandError(`${file}: ${rest.findings[0]?.message ?? 'this is no plan.'}`);
  return { result, ...rest };
}

/** What was not kept as it was, a line each. */
export const lossLines = (losses: readonly Loss[]): readonly string[] =>
  losses.map(l => `${l.kind}: ${l.element}, ${l.count} times: ${l.reason} (${l.examples.join('; ')})`);
