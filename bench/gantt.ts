// npm run bench:gantt [-- --json] [--own]: what the Gantt chart costs the main thread of a browser, beside two others on the
// same plan; with --own alone.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import config from '../tests/playwright.config.ts';
import { atMost, type MeasuredFigure, printFigures } from './figures.ts';

const limits = { renderMs: 200, scrollMs: 10, dragMs: 12 };
const all = ['chartroom', 'dhtmlx', 'svar'] as const;
type Subject = (typeof all)[number];
const subjects: readonly Subject[] = process.argv.includes('--own') ? ['chartroom'] : all;
const names = { chartroom: 'Chartroom', dhtmlx: 'dhtmlx-gantt 10.0.3', svar: '@svar-ui/react-gantt 2.7.3' };
const counts = process.argv.includes('--quick') ? [1_000] : [1_000, 10_000, 50_000];
const frames = 60;
const moves = 40;

interface Measured {
  readonly subject: Subject;
  readonly count: number;
  readonly renderMs: number;
  readonly scrollMs: number;
  readonly dragMs: number;
  /** Other tasks that the drag moved. */
  readonly moved: number;
}

const root = fileURLToPath(new URL('gantt', import.meta.url));
const mime: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves a folder to this machine alone. */
async function serve(folder: string) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      body => response.writeHead(200, { 'content-type': mime[extname(file)] ?? 'font/woff2' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/` };
}

/** CPU seconds that the page's main thread has spent, in milliseconds. */
async function cpuMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(m => m.name === 'TaskDuration')?.value ?? 0) * 1000;
}

const inPage = (page: Page, script: string) => page.evaluate(script);
const painted = 'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))';

async function measureScroll(page: Page, session: CDPSession): Promise<number> {
  await inPage(page, painted);
  const before = await cpuMs(session);
  await inPage(
    page,
    `new Promise(done => {
      let left = ${frames};
      const step = () => {
        if (left-- === 0) return done();
        subject.scrollRows(left % 4 === 0 ? 100 : 7);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    })`,
  );
  return ((await cpuMs(session)) - before) / frames;
}

/** Drags a bar that others wait for to the right, a little each frame, as a hand does. */
async function measureDrag(
  page: Page,
  session: CDPSession,
): Promise<{ readonly ms: number; readonly moved: number }> {
  const at = (await inPage(page, 'subject.bar()')) as { readonly x: number; readonly y: number };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 6, at.y);
  await inPage(page, painted);
  const before = await cpuMs(session);
  for (let i = 1; i <= moves; i++) {
    await page.mouse.move(at.x + 6 + i * 8, at.y);
    await inPage(page, 'new Promise(requestAnimationFrame)');
  }
  await inPage(page, painted);
  const ms = ((await cpuMs(session)) - before) / moves;
  const moved = (await inPage(page, 'subject.moved()')) as number;
  await page.mouse.up();
  return { ms, moved };
}

async function measureOnce(
  browser: Browser,
  url: string,
  what: Pick<Measured, 'subject' | 'count'>,
): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${url}?subject=${what.subject}&count=${what.count}`);
  await page.waitForFunction('window.subject !== undefined', null, { timeout: 120_000 });
  await inPage(page, painted);
  const before = await cpuMs(session);
  await inPage(page, `subject.mount(document.getElementById('root')).then(() => ${painted})`);
  const renderMs = (await cpuMs(session)) - before;
  const drag = await measureDrag(page, session);
  const scrollMs = await measureScroll(page, session);
  await page.close();
  return { ...what, renderMs, scrollMs, dragMs: drag.ms, moved: drag.moved };
}

/** The middle of three runs of each figure; of the others one, because theirs take minutes. */
async function measure(
  browser: Browser,
  url: string,
  what: Pick<Measured, 'subject' | 'count'>,
): Promise<Measured> {
  const runs: Measured[] = [];
  const wanted = what.subject === 'chartroom' ? 3 : 1;
  for (let i = 0; i < wanted; i++) runs.push(await measureOnce(browser, url, what));
  const middle = (of: (run: Measured) => number) =>
    runs.map(of).toSorted((a, b) => a - b)[runs.length >> 1] ?? 0;
  return {
    ...what,
    renderMs: middle(r => r.renderMs),
    scrollMs: middle(r => r.scrollMs),
    dragMs: middle(r => r.dragMs),
    moved: Math.min(...runs.map(r => r.moved)),
  };
}

function printTable(rows: readonly Measured[]): void {
  const line = (cells: readonly string[]) =>
    `${cells[0]?.padEnd(28)}${cells
      .slice(1)
      .map(c => c.padStart(14))
      .join('')}\n`;
  process.stdout.write(
    line(['main-thread CPU, ms', 'tasks', 'first render', 'scroll frame', 'drag move', 'others moved']),
  );
  for (const r of rows)
    process.stdout.write(
      line([
        names[r.subject],
        r.count.toLocaleString('en-GB'),
        r.renderMs.toFixed(0),
        r.scrollMs.toFixed(1),
        r.dragMs.toFixed(1),
        String(r.moved > 1 ? r.moved - 1 : 0),
      ]),
    );
  process.stdout.write('\n');
}

const folder = await mkdtemp(join(tmpdir(), 'chartroom-bench-gantt-'));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  worker: { format: 'es' },
  build: { outDir: folder, emptyOutDir: true, target: 'es2022', minify: true },
});
const { server, url } = await serve(folder);
const browser = await chromium.launch(config.use?.launchOptions);
const rows: Measured[] = [];
for (const subject of subjects)
  for (const count of counts) {
    const row = await measure(browser, url, { subject, count });
    process.stderr.write(`${names[subject]}, ${count.toLocaleString('en-GB')} tasks: measured
`);
    rows.push(row);
  }
await browser.close();
server.close();
await rm(folder, { recursive: true, force: true });

if (!process.argv.includes('--json')) printTable(rows);
const figures = rows
  .filter(r => r.subject === 'chartroom' && r.count === 50_000)
  .flatMap((r): MeasuredFigure[] => [
    atMost('first render of 50,000 tasks', r.renderMs, 'ms', limits.renderMs),
    atMost('a frame of scrolling 50,000 tasks', r.scrollMs, 'ms', limits.scrollMs),
    atMost('a move of a drag with live consequences', r.dragMs, 'ms', limits.dragMs),
  ]);
printFigures(figures);
if (rows.some(r => r.subject === 'chartroom' && r.moved < 2)) {
  process.stderr.write('The drag moved no other task: it was not measured with its consequences.\n');
  process.exitCode = 1;
}
