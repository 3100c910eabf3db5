import { setTimeout } from 'node:timers/promises';

/** An instant that everything done before is known at, and nothing that is done afterwards. */
export const between = async (): Promise<string> => {
  const instant = new Date().toISOString();
  // Instants have milliseconds; what is done within the same one would be known at it.
  while (new Date().toISOString() === instant) await setTimeout(1);
  return instant;
};
