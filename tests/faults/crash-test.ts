// npm run crash-test [-- --count 200]: SIGKILL in the middle of writes on the embedded database.
import { parseArgs } from 'node:util';
import { runCrashTrials } from './crash-trials.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '200' } } });
const slowestMs = 5000;

const result = await runCrashTrials(Number(values.count), text => process.stderr.write(`${text}\n`));
const sorted = result.upMs.toSorted((a, b) => a - b);
const at = (part: number): string => `${(sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0)} ms`;
const rows: readonly (readonly [string, string | number])[] = [
  ['kills in the middle of writes', result.kills],
  ['acknowledged writes', result.acknowledged],
  ['cut off and sent again', result.sentAgain],
  ['acknowledged and lost', result.lost],
  ['half written or written twice', result.broken],
  ['up again, middle', at(0.5)],
  ['up again, slowest', at(1)],
];
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(32)}${String(value).padStart(10)}\n`);
const fine = result.lost === 0 && result.broken === 0 && (sorted.at(-1) ?? 0) <= slowestMs;
process.stdout.write(fine ? 'met\n' : 'MISSED\n');
process.exitCode = fine ? 0 : 1;
