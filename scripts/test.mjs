// `npm test`: runs on Node 20 with nothing installed. `npm test -- unit server` runs single steps.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureInstalled } from './bootstrap/install.mjs';
import { giveUp } from './bootstrap/place.mjs';
import { runStep, steps } from './bootstrap/steps.mjs';
import { failuresOf, stepCounts, totalLine } from './bootstrap/tally.mjs';

const asked = process.argv.slice(2);
const names = steps.map(step => step.name);
const unknown = asked.filter(name => !names.includes(name));
if (unknown.length > 0) giveUp(`There is no step ${unknown.join(', ')}. The steps are: ${names.join(', ')}.`);

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true;
  });
}

checkNode();
await ensureInstalled();

const scratch = mkdtempSync(join(tmpdir(), 'chartroom-test-'));
const results = [];
for (const step of steps.filter(({ name, optional }) =>
  asked.length === 0 ? !optional : asked.includes(name),
)) {
  if (stopped) break;
  process.stdout.write(`\n== ${step.title} ==\n`);
  const started = performance.now();
  const { code, report } = await runStep(step, scratch);
  const seconds = (performance.now() - started) / 1000;
  const counts = stepCounts(code, report, step.counts);
  results.push({
    ...counts,
    title: step.title,
    seconds,
    ok: code === 0 && counts.failed === 0,
    failures: failuresOf(report),
  });
}
rmSync(scratch, { recursive: true, force: true });

for (const { title, failures } of results) {
  for (const failure of failures)
    process.stdout.write(`\nFAILED  ${title}: ${failure.title}\n${failure.message}\n`);
}

process.stdout.write('\n');
for (const { title, ok, seconds, passed, failed, skipped } of results) {
  const counts =
    passed + failed + skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : '';
  const line = `${ok ? 'ok    ' : 'FAILED'}  ${title.padEnd(32)} ${seconds.toFixed(1).padStart(7)} s  ${counts}`;
  process.stdout.write(`${line.trimEnd()}\n`);
}
if (stopped) process.stdout.write('Stopped before the end.\n');
process.stdout.write(`\n${totalLine(results)}\n`);
process.exitCode = !stopped && results.every(result => result.ok) ? 0 : 1;
