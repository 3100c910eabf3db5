import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const read = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** A file can fail without a failed test: it does not load, or its set-up fails and its tests are skipped. */
const failedAsAWhole = file =>
  file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed');

/** Counts of a vitest JSON report; a file that failed as a whole counts as one failure. */
export const vitestCounts = report => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter(failedAsAWhole).length,
  skipped: report.numPendingTests + (report.numTodoTests ?? 0),
});

/** Counts of a Playwright JSON report; a test that passed only when retried did not pass. */
export const playwrightCounts = report => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
  skipped: report.stats.skipped,
});

/**
 * What one step adds to the total. A runner counts its tests; a runner that failed without a failed test (it
 * crashed, or found no test) counts as one failure; a check without tests counts only when it fails.
 */
export const stepCounts = (code, reportFile, countsOf) => {
  const report = reportFile === undefined ? null : read(reportFile);
  const counts = report === null ? { passed: 0, failed: 0, skipped: 0 } : countsOf(report);
  const ranNone = reportFile !== undefined && counts.passed + counts.failed === 0;
  const unseen = (code !== 0 || ranNone) && counts.failed === 0;
  return unseen ? { ...counts, failed: 1 } : counts;
};

/** The last line of `npm test`: `12 passed, 0 failed`, and `, 3 skipped` when there are any. */
export const totalLine = steps => {
  const sum = key => steps.reduce((total, step) => total + step[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
};

const vitestFailures = report =>
  report.testResults.flatMap(file =>
    failedAsAWhole(file)
      ? [{ title: file.name, message: file.message }]
      : file.assertionResults
          .filter(({ status }) => status === 'failed')
          .map(test => ({ title: `${file.name} > ${test.fullName}`, message: test.failureMessages[0] })),
  );

const playwrightFailures = report => {
  const inSuite = suite => [
    ...(suite.suites ?? []).flatMap(inSuite),
    ...(suite.specs ?? [])
      .filter(spec => !spec.ok)
      .map(spec => ({
        title: `${spec.file} > ${spec.title}`,
        message: spec.tests.flatMap(test => test.results).find(result => result.error)?.error.message,
      })),
  ];
  return [
    ...report.errors.map(({ message }) => ({ title: 'Playwright', message })),
    ...report.suites.flatMap(inSuite),
  ];
};

/** What failed, by title, with the first lines of why: a long run is read from its end. */
export const failuresOf = reportFile => {
  const report = reportFile === undefined ? null : read(reportFile);
  if (report === null) return [];
  const failures = report.testResults ? vitestFailures(report) : playwrightFailures(report);
  return failures.map(({ title, message }) => ({
    title,
    message: stripVTControlCharacters(message ?? '')
      .split('\n')
      .slice(0, 12)
      .join('\n'),
  }));
};
