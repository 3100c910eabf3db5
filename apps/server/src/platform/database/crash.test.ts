import { expect, test } from 'vitest';
import { runCrashTrials } from '../../../../../tests/faults/crash-trials.ts';
import { testDatabaseServer } from '../../testing/database.ts';

// A server of its own looks after itself when one of its clients is killed.
test.runIf(testDatabaseServer() === null)(
  'a server killed in the middle of writes loses nothing it has answered and leaves nothing half done',
  async () => {
    const result = await runCrashTrials(4);
    expect(result).toMatchObject({ kills: 4, lost: 0, broken: 0 });
    expect(result.acknowledged).toBeGreaterThan(result.sentAgain);
  },
  300_000,
);
