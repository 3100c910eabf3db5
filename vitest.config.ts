import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest come first: what begins last is what everything waits for, with one core idle. */
const longest = [
  ...['http/matrix.test.ts', 'state/visibility.test.ts', 'database/crash.test.ts'],
  ...['migrations/killed-upgrade.test.ts', 'cli/src/commands.test.ts', 'cli/src/seal.test.ts'],
  ...['backup/versions.test.ts', 'backup/backup.test.ts', 'import/killed.test.ts', 'http/matrix-ids.test.ts'],
  ...['cli/src/backup.test.ts', 'cli/src/real-portfolio.test.ts', 'tests/catalogues.test.ts'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex(name => moduleId.endsWith(name));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

// Not isolated: the files of a worker share what is imported. Reading the product again for each took half of the time.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'apps/cli/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
            'tests/*.test.ts',
            'scripts/*.test.{ts,mjs}',
          ],
          testTimeout: 30_000,
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/**/*.test.ts'],
          globalSetup: ['apps/server/src/testing/own-databases.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
          maxWorkers: 2,
          isolate: false,
        },
      },
    ],
  },
});
