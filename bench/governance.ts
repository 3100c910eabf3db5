// npm run bench:governance [-- --json]: what standards cost on the embedded database with 1,000 projects and 60 controls.
import { type Browser, chromium } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { auditsHandlers, checkSoon, runControls } from '../apps/server/src/domains/governance/index.ts';
import { startServer } from '../apps/server/src/main.ts';
import { readConfig, systemActor, type Tx } from '../apps/server/src/platform/index.ts';
import { recordFacts } from '../apps/server/src/register/index.ts';
import { signedIn } from '../apps/server/src/testing/client.ts';
import { ensureWebBuilt } from '../scripts/bootstrap/web.mjs';
import config from '../tests/playwright.config.ts';
import { atMost, type MeasuredFigure, printFigures } from './figures.ts';
import { fillOrganisation, lastDay, type Size } from './http/fill.ts';

const size: Size = { projects: 1000, reports: 10, changes: 20 };
const controls = 60;

type Input<K extends keyof typeof auditsHandlers> = Parameters<(typeof auditsHandlers)[K]>[1];

/** CPU of this process, the embedded database in it, in milliseconds. */
async function cpuMs<T>(work: () => Promise<T>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

await ensureWebBuilt();
const server = await startServer(
  readConfig(
    {
      ...{ CHARTROOM_DATA: ':memory:', LOG_LEVEL: 'error', PORT: '0', CHARTROOM_SCHEDULE_SECONDS: '0' },
      ...{ CHARTROOM_SEAL_SECONDS: '0', CHARTROOM_BACKUP_HOURS: '0' },
    },
    'benchmark',
  ),
);
const { database } = server.application;
await fillOrganisation(database, { slug: 'ministry', size });
const org = (await server.application.opened.pool.query('select id from platform_organisation')).rows[0].id;
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.inOrganisation(systemActor(org), work, { statementTimeoutMs: 120_000 });

/** Adds controls of the organisation's own, each with a condition of its own, until there are sixty. */
async function addControls(tx: Tx): Promise<void> {
  const { items } = await auditsHandlers.listControls(tx);
  for (let i = items.length; i < controls; i++)
    await auditsHandlers.createControl(tx, {
      body: {
        ...{ code: `OWN-${i}`, name: `Own control ${i}`, category: 'cost', severity: 'low' },
        ...{ standard: '', applies: 'state == "active"', remedy: 'Mend it.' },
        fails: `spent > ${i}000.0 && slipDays > ${i} || reportAgeDays > ${100 + i}`,
        strength: { supportive: 'advise', controlling: 'waiver', directive: 'block' },
      },
    } as Input<'createControl'>);
}

async function serverFigures(): Promise<MeasuredFigure[]> {
  await within(addControls);
  const whole = await cpuMs(() => within(tx => runControls(tx)));
  const again = await cpuMs(() => within(tx => runControls(tx)));
  const { projects } = await within(tx =>
    auditsHandlers.controlMatrix(tx, { query: {} } as Input<'controlMatrix'>),
  );
  const changes: number[] = [];
  for (const [i, { id }] of projects.slice(0, 20).entries()) {
    await within(tx =>
      recordFacts(tx, [{ projectId: id, validFrom: lastDay(size), set: { spentMinor: i * 100 } }]),
    );
    changes.push(await cpuMs(() => within(tx => checkSoon.run(tx, [id]))));
  }
  const whatIf = await cpuMs(() =>
    within(tx =>
      auditsHandlers.previewPmoType(tx, { query: { type: 'directive' } } as Input<'previewPmoType'>),
    ),
  );
  return [
    atMost('60 controls over 1,000 projects, the first run: CPU', whole, 'ms', 2_000),
    atMost('the same again: CPU', again, 'ms', 2_000),
    atMost('after one change, middle of twenty: CPU', middle(changes), 'ms', 20),
    atMost('what another type of PMO would do to 1,000 projects: CPU', whatIf, 'ms', 1_000),
  ];
}

/** Scrolls the matrix for 120 frames and answers how long each lasted. As text, because it runs in the page. */
const scrolled = `(async () => {
  const grid = document.querySelector('[role=grid]');
  const scroller = [grid, ...grid.querySelectorAll('*')].find(e => e.scrollHeight > e.clientHeight + 100);
  const lengths = [];
  let last = performance.now();
  for (let i = 0; i < 120; i++) {
    (scroller ?? document.scrollingElement).scrollBy(0, 120);
    await new Promise(requestAnimationFrame);
    lengths.push(performance.now() - last);
    last = performance.now();
  }
  return lengths;
})()`;

/** How soon the matrix stands, and how long its frames last while it is scrolled. */
async function matrixFigures(browser: Browser): Promise<MeasuredFigure[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.address);
  await page.getByLabel('E-mail').fill('director@ministry.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /As of/ }).waitFor();
  const opened: number[] = [];
  for (let i = 0; i < 5; i++) {
    const begun = performance.now();
    await page.goto(`${server.address}/controls`);
    await page.getByRole('grid').getByRole('row').nth(5).waitFor();
    opened.push(performance.now() - begun);
  }
  const frames = (await page.evaluate(scrolled)) as number[];
  await page.close();
  return [
    atMost('the matrix of 1,000 by 60 stands, middle of five', middle(opened), 'ms', 1_500),
    atMost('a frame while it is scrolled, middle of 120', middle(frames), 'ms', 17),
  ];
}

interface Asked {
  readonly key: string;
  readonly type: string;
  readonly columns?: readonly { readonly key: string; readonly type: string }[];
}

const sentence =
  'The project replaces what is worn out before it fails, and keeps the service running meanwhile. ';

/** What fills a field: a page of text, or a table of forty rows; nothing for what has one value. */
function filling({ type, columns = [] }: Asked): unknown {
  if (type === 'long-text') return sentence.repeat(40);
  const texts = columns.filter(c => c.type === 'text').map(c => [c.key, sentence]);
  return type === 'table' ? Array.from({ length: 40 }, () => Object.fromEntries(texts)) : undefined;
}

/** Makes a charter of at least ten pages; answers how to change a word in it and ask for it as a file. */
async function longCharter(): Promise<(format: 'docx' | 'pdf') => Promise<Uint8Array>> {
  const director = await signedIn(server.address, 'director@ministry.example', 'correct horse battery');
  const { items } = (await director.get('/api/projects?limit=1')).body;
  const made = await director.post(`/api/projects/${items[0].id}/documents`, { template: 'project-charter' });
  const values: Record<string, unknown> = Object.fromEntries(
    made.body.sections.flatMap((s: { key: string; fields: Asked[] }) =>
      s.fields.flatMap(f => {
        const said = filling(f);
        return said === undefined ? [] : [[`${s.key}.${f.key}`, said]];
      }),
    ),
  );
  const path = `/api/documents/${made.body.id}`;
  let { version } = made.body;
  let round = 0;
  return async format => {
    const [first = ''] = Object.keys(values).filter(k => typeof values[k] === 'string');
    const changed = { ...values, [first]: `${sentence} ${++round}` };
    const written = await director.patch(path, { values: changed }, { version });
    if (written.status !== 200) throw new Error(JSON.stringify(written.body));
    version = written.body.version;
    return new Uint8Array((await director.get(`${path}/file?format=${format}`)).body);
  };
}

/** What a changed charter costs as a file, saving it included, once the first has been made. */
async function charterFigures(): Promise<MeasuredFigure[]> {
  const file = await longCharter();
  const { numPages } = await (await getDocument({ data: await file('pdf') })).promise;
  if (numPages < 10) throw new Error(`A charter of ten pages is asked for, not of ${numPages}.`);
  const figures: MeasuredFigure[] = [];
  for (const format of ['docx', 'pdf'] as const) {
    await file(format);
    const took: number[] = [];
    for (let i = 0; i < 5; i++) took.push(await cpuMs(() => file(format)));
    const name = `a charter of ${numPages} pages as ${format.toUpperCase()}, middle of five: CPU`;
    figures.push(atMost(name, middle(took), 'ms', 1_000));
  }
  return figures;
}

const figures = [...(await serverFigures()), ...(await charterFigures())];
const browser = await chromium.launch(config.use?.launchOptions);
try {
  figures.push(...(await matrixFigures(browser)));
} finally {
  await browser.close();
  await server.close();
}
printFigures(figures);
