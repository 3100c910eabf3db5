import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rowsOf } from '@chartroom/contract';
import { readPlan } from '@chartroom/interop';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobEnded } from '../../testing/job-ended.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let ada: TestPerson;
beforeAll(async () => {
  server = await startTestServer({ environment: { CHARTROOM_UPLOAD_MB: '8' } });
  ada = await (await server.organisation('works')).person('Ada Planner', 'pmo-director');
});
afterAll(() => server.close());

const project = async (): Promise<string> =>
  `/api/projects/${(await ada.post('/api/projects', { name: 'Harbour' })).body.id}/plan`;

const list =
  'ID,Name,Duration,Start,Predecessors,Colour\n1,Survey,5d,2027-03-01,,red\n2,Dredge,10d,,1,blue\n3,Open,0d,,2FS+2d,\n';

async function take(
  path: string,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> | string },
  mode = 'new',
) {
  const started = await ada.upload(`${path}/imports`, file, { mode });
  if (started.status !== 201) return started;
  const job = await jobEnded(ada, started.body.jobId);
  expect(job.error).toBeNull();
  return ada.get(`/api/plan-imports/${started.body.id}`);
}

const names = async (path: string): Promise<readonly string[]> =>
  rowsOf<{ name: string }>((await ada.get(path)).body.tasks).map(t => t.name);

describe('a plan from a file', () => {
  it('is taken in by a job with its loss report, and its dates become the forecast', async () => {
    const path = await project();
    const taken = await take(path, { name: 'harbour.csv', bytes: list });
    expect(taken.body).toMatchObject({
      state: 'done',
      format: 'csv',
      step: 1,
      counts: { tasks: 3, links: 2 },
    });
    expect(taken.body.losses).toMatchObject([
      { element: 'start', kind: 'guessed', count: 1, examples: ['row 2'] },
    ]);
    expect(await names(path)).toEqual(['Survey', 'Dredge', 'Open']);
    const { dates } = (await ada.get(path.replace('/plan', ''))).body.project;
    expect(dates).toMatchObject({ startForecast: '2027-03-01', finishForecast: '2027-03-23' });
    expect((await ada.get(`${path}/imports`)).body.items).toHaveLength(1);
  });

  it('replaces a plan as one step that can be undone', async () => {
    const path = await project();
    await take(path, { name: 'harbour.csv', bytes: list });
    const again = await take(path, {
      name: 'new.csv',
      bytes: 'ID,Name,Duration\n1,Survey,7d\n9,Only this,2d\n',
    });
    expect(again.status).toBe(409);
    const replaced = await take(
      path,
      { name: 'new.csv', bytes: 'ID,Name,Duration\n1,Survey,7d\n9,Only this,2d\n' },
      'replace',
    );
    expect(replaced.body).toMatchObject({ state: 'done', step: 2 });
    expect(await names(path)).toEqual(['Survey', 'Only this']);
    const undone = await ada.post(`${path}/undo`, undefined, { version: 2 });
    expect(undone.status, JSON.stringify(undone.body)).toBe(201);
    expect(await names(path)).toEqual(['Survey', 'Dredge', 'Open']);
  });

  it('goes out again in every format, with what each does not hold', async () => {
    const path = await project();
    await take(path, { name: 'harbour.csv', bytes: list });
    for (const format of ['mspdi', 'csv', 'xlsx'] as const) {
      const { body, headers } = await ada.get(`${path}/file?format=${format}`);
      expect(headers.get('content-disposition')).toContain('Harbour');
      expect(readPlan(new Uint8Array(body)).result?.tasks.map(t => t.name)).toEqual([
        'Survey',
        'Dredge',
        'Open',
      ]);
    }
    const calendar = await ada.get(`${path}/file?format=ics`);
    expect(String(calendar.body)).toContain('SUMMARY:Open');
    const report = await ada.get(`${path}/file/report?format=ics`);
    expect(report.body.losses).toMatchObject([{ element: 'tasks', kind: 'not-kept' }]);
  });

  it('that is larger than may be uploaded is refused without being read, and nothing is kept', async () => {
    const path = await project();
    const refused = await take(path, { name: 'huge.xml', bytes: new Uint8Array(9 * 1024 * 1024) });
    expect(refused.status).toBe(413);
    expect((await ada.get(`${path}/imports`)).body.items).toEqual([]);
  });

  it('that is none is refused at once with what to do', async () => {
    const path = await project();
    const mpp = new Uint8Array(4_096);
    mpp.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const refused = await take(path, { name: 'plan.mpp', bytes: mpp });
    expect(refused.status).toBe(415);
    expect(refused.body.detail).toContain('Save As, XML Format');
    expect((await take(path, { name: 'x.xml', bytes: '%PDF-1.7' })).status).toBe(415);
    const cut = await ada.upload(`${path}/imports`, {
      name: 'cut.xml',
      bytes: '<?xml version="1.0"?><Project><Tasks><Task>',
    });
    await jobEnded(ada, cut.body.jobId);
    const kept = (await ada.get(`/api/plan-imports/${cut.body.id}`)).body;
    expect(['failed', 'done']).toContain(kept.state);
    expect(kept.findings.length).toBeGreaterThan(0);
    expect((await ada.get(path)).status).toBe(kept.state === 'failed' ? 404 : 200);
  });
});

const sample = fileURLToPath(
  new URL(
    '../../../../../../shared/data/mspdi/files/Commercial_construction_project_plan-mpp.xml',
    import.meta.url,
  ),
);

describe.skipIf(!existsSync(sample))('a real plan of Microsoft Project', () => {
  it('comes in with its dates and baselines and goes out the same', async () => {
    const path = await project();
    const bytes = new Uint8Array(readFileSync(sample));
    const taken = await take(path, { name: 'commercial.xml', bytes });
    expect(taken.body).toMatchObject({ state: 'done', format: 'mspdi' });
    const before = readPlan(bytes).result;
    const after = readPlan(new Uint8Array((await ada.get(`${path}/file`)).body)).result;
    expect(after?.tasks.map(t => [t.uid, t.name, t.stored?.start, t.stored?.finish])).toEqual(
      before?.tasks.map(t => [t.uid, t.name, t.stored?.start, t.stored?.finish]),
    );
    const inOrder = (plan: typeof before) =>
      plan?.links.toSorted((a, b) => a.succUid - b.succUid || a.predUid - b.predUid);
    expect(inOrder(after)).toEqual(inOrder(before));
    expect(after?.assignments.length).toBe(before?.assignments.length);
    expect(after?.tasks.map(t => t.baselines)).toEqual(before?.tasks.map(t => t.baselines));
  });
});
