/** Stops on a mistake of ours (never on bad data, which gives findings). */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken assumption: ${message}`);
}
