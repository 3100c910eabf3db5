import { rowsOf } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../../testing/client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let manager: TestPerson;
let sponsor: TestPerson;

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('harbour', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  manager = await org.person('Max Manager', 'project-manager');
  sponsor = await org.person('Sue Sponsor', 'sponsor');
});
afterAll(() => server.close());

let count = 0;
const project = async (more: object = {}): Promise<{ id: string; key: string; version: number }> => {
  count += 1;
  return ok(director.post('/api/projects', { name: `Pier ${count}`, managerId: manager.id, ...more }));
};
const apply = (p: { id: string }, templates: string[], start = '2029-01-01', who = director) =>
  who.post(`/api/projects/${p.id}/templates`, { templates, start });

/** Tasks of a plan by name, with calculated days. */
const tasksOf = async (p: { id: string }) => {
  const plan = await ok(director.get(`/api/projects/${p.id}/plan`));
  const rows: readonly Record<string, unknown>[] = rowsOf(plan.tasks);
  return { plan, rows, of: (name: string) => rows.find(r => r.name === name) };
};
const dayOf = (wall: number) => new Date(wall * 1000).toISOString().slice(0, 10);

const blank = {
  ...{ tasks: [], roles: [], documents: [], rows: [], fields: [], budget: [], gates: [] },
  method: null,
};
const task = (id: string, name: string, days: number, after: string[] = [], more: object = {}) => ({
  ...{ id, name, level: 1, days, milestone: false, role: null },
  links: after.map(to => ({ to, type: 'FS', lagDays: 0 })),
  ...more,
});

/** Publishes a definition as the first or the next version of a template. */
const publish = async (key: string, definition: object, kind = 'base') => {
  const found = await director.get(`/api/project-templates/${key}`);
  const page =
    found.status === 404
      ? await ok(director.post('/api/project-templates', { key, name: `The ${key}`, kind }))
      : await ok(director.post(`/api/project-templates/${key}/drafts`, {}, { version: found.body.version }));
  const drafted = await ok(
    director.put(
      `/api/project-templates/${key}/draft`,
      { number: page.draft, definition: { ...blank, ...definition } },
      { version: page.version },
    ),
  );
  return ok(
    director.post(
      `/api/project-templates/${key}/publication`,
      { reviewOn: '2190-01-01', note: 'So' },
      { version: drafted.version },
    ),
  );
};

describe('project templates', () => {
  it('R2.1 comes with four bases and three add-ons, each sound: dates, documents of the library, gates', async () => {
    const { items } = await ok(director.get('/api/project-templates'));
    const shipped = items.filter((t: { own: boolean }) => !t.own);
    expect(shipped.map((t: { key: string }) => t.key).sort()).toEqual([
      ...['communications', 'construction-estates', 'data-protection', 'procurement', 'small-change'],
      ...['software-hybrid', 'supplier'],
    ]);
    for (const { key } of shipped) {
      const page = await ok(director.get(`/api/project-templates/${key}`));
      expect(Object.keys(page.titles)).toHaveLength(page.definition.documents.length);
      const started = await ok(
        director.post(`/api/project-templates/${key}/drafts`, {}, { version: page.version }),
      );
      const same = { number: started.number, definition: page.definition };
      await ok(director.put(`/api/project-templates/${key}/draft`, same, { version: started.version }));
    }
  });

  it('R2.1 makes tasks, roles, documents, rows, gates, fields and the forecast cost of a project', async () => {
    await publish('quay', {
      tasks: [
        task('part', 'Part', 0),
        task('dig', 'Dig', 3, [], { level: 2, role: 'digger' }),
        task('fill', 'Fill', 2, ['dig'], { level: 2 }),
        task('done', 'Done', 0, ['fill'], { milestone: true }),
      ],
      roles: [{ id: 'digger', name: 'Digger' }],
      documents: [{ template: 'project-charter' }, { template: 'risk-register' }],
      rows: [{ id: 'mud', register: 'risk-register', cells: { risk: 'Mud may slide', likelihood: 'Low' } }],
      fields: [{ field: 'category', value: 'Works' }],
      budget: [
        { id: 'stone', name: 'Stone', minor: 10_050, currency: 'GBP' },
        { id: 'labour', name: 'Labour', minor: 20_025, currency: 'GBP' },
      ],
      gates: [{ id: 'start', name: 'Start of works', offsetDays: 5 }],
    });
    const p = await project();
    const seen = await ok(
      director.get(`/api/projects/${p.id}/template-preview?templates=quay&start=2029-01-01`),
    );
    const trace = await ok(apply(p, ['quay']));
    expect(trace.items).toMatchObject([{ template: 'quay', number: 1, newest: 1, offered: 0, step: 2 }]);
    const { plan, of } = await tasksOf(p);
    expect(plan.resources).toMatchObject([{ name: 'Digger', generic: true }]);
    expect(rowsOf(plan.assignments)).toHaveLength(1);
    // 1 January 2029 is a Monday: three days, then two, end on Friday.
    expect(dayOf(of('Fill')?.finish as number)).toBe('2029-01-05');
    expect(of('Dig')?.outlineLevel).toBe(2);
    for (const t of seen.tasks) expect(dayOf(of(t.name)?.finish as number)).toBe(t.finish);
    const { items } = await ok(director.get(`/api/projects/${p.id}/documents`));
    expect(items.map((d: { template: { key: string } }) => d.template.key).sort()).toEqual([
      ...['project-charter', 'risk-register'],
    ]);
    const register = items.find((d: { template: { key: string } }) => d.template.key === 'risk-register');
    const { values } = await ok(director.get(`/api/documents/${register.id}`));
    expect(values['register.rows']).toMatchObject([{ risk: 'Mud may slide', likelihood: 'Low' }]);
    const page = await ok(director.get(`/api/projects/${p.key}`));
    expect(JSON.stringify(page)).toContain('"costForecastMinor":30075');
    expect(JSON.stringify(page)).toContain('Start of works');
    expect(seen.gates).toEqual([{ id: 'start', name: 'Start of works', day: '2029-01-05' }]);
    expect(JSON.stringify(page)).toContain('"category":"Works"');
  });

  it('R2.2 applies a base and an add-on with the dates of the engine, and undo takes the step of the plan back', async () => {
    const query = 'templates=small-change,data-protection&start=2029-03-05';
    const before = await ok(director.get(`/api/project-template-preview?${query}`));
    expect(before.conflicts).toEqual([]);
    const p = await project();
    await ok(apply(p, ['small-change', 'data-protection'], '2029-03-05'));
    const { rows, plan } = await tasksOf(p);
    expect(rows).toHaveLength(before.tasks.length);
    for (const t of before.tasks) {
      const row = rows.find(r => r.name === t.name);
      expect([dayOf(row?.start as number), dayOf(row?.finish as number)], t.name).toEqual([
        t.start,
        t.finish,
      ]);
    }
    expect(before.finish).toBe(
      rows
        .map(r => dayOf(r.finish as number))
        .sort()
        .at(-1),
    );
    const undone = await ok(director.post(`/api/projects/${p.id}/plan/undo`, {}, { version: plan.version }));
    expect(undone.version).toBe(plan.version + 1);
    expect((await tasksOf(p)).rows).toHaveLength(0);
    const again = await ok(apply(p, ['small-change', 'data-protection'], '2029-03-05'));
    expect(again.items).toHaveLength(2);
    expect((await tasksOf(p)).rows).toHaveLength(before.tasks.length);
  });

  it('R2.2 adds an add-on later, links it to tasks of the base, and does nothing twice', async () => {
    await publish('jetty', { tasks: [task('piles', 'Piles', 4)] });
    await publish('lights', { tasks: [task('lamps', 'Lamps', 2, ['piles'])] }, 'add-on');
    const p = await project();
    await ok(apply(p, ['jetty']));
    await ok(apply(p, ['lights'], '2029-01-01'));
    expect(dayOf((await tasksOf(p)).of('Lamps')?.finish as number)).toBe('2029-01-08');
    const key = crypto.randomUUID();
    const body = { templates: ['lights'], start: '2029-01-01' };
    for (let i = 0; i < 2; i += 1)
      await ok(director.post(`/api/projects/${p.id}/templates`, body, { key } as never));
    expect((await tasksOf(p)).rows).toHaveLength(2);
    const other = await apply(p, ['small-change']);
    expect([other.status, other.body.code]).toEqual([409, 'conflict']);
    const two = await apply(await project(), ['jetty', 'small-change']);
    expect(two.status).toBe(400);
  });

  it('R2.2 names a conflict where two templates say different things of one element, and makes nothing', async () => {
    await publish('hall', { tasks: [task('roof', 'Roof', 4)] });
    await publish('roofing', { tasks: [task('roof', 'Green roof', 9)] }, 'add-on');
    const p = await project();
    const seen = await ok(
      director.get('/api/project-template-preview?templates=hall,roofing&start=2029-01-01'),
    );
    expect(seen.conflicts).toMatchObject([{ element: 'task:roof', templates: ['hall', 'roofing'] }]);
    const refused = await apply(p, ['hall', 'roofing']);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('roof');
    expect((await director.get(`/api/projects/${p.id}/plan`)).status).toBe(404);
  });

  it('R2.1 refuses links in a circle with their path, and a change of a version in use or of a stale one', async () => {
    const page = await ok(
      director.post('/api/project-templates', { key: 'circle', name: 'Circle', kind: 'base' }),
    );
    const write = (definition: object, number = page.draft, version = page.version) =>
      director.put(
        '/api/project-templates/circle/draft',
        { number, definition: { ...blank, ...definition } },
        { version },
      );
    const round = await write({
      tasks: [task('a', 'Alpha', 1, ['c']), task('b', 'Beta', 1, ['a']), task('c', 'Gamma', 1, ['b'])],
    });
    expect(round.status).toBe(400);
    expect(round.body.detail).toMatch(
      /Alpha → Beta → Gamma → Alpha|Gamma → Alpha → Beta → Gamma|Beta → Gamma → Alpha → Beta/,
    );
    const outline = await write({
      tasks: [
        task('s', 'Sum', 0),
        task('in', 'Inner', 1, ['out'], { level: 2 }),
        task('out', 'Outer', 1, ['s']),
      ],
    });
    expect(outline.status).toBe(400);
    expect(outline.body.detail).toContain('circle');
    const strange = await write({ tasks: [task('a', 'Alpha', 1, ['nowhere'])] });
    expect(strange.body.fields[0].path).toBe('body.definition.tasks.0.links.0.to');
    await ok(write({ tasks: [task('a', 'Alpha', 1)] }));
    expect((await write({})).status).toBe(412);
    const published = await publish('fixed', { tasks: [task('a', 'Alpha', 1)] });
    const change = { number: 1, definition: { ...blank, tasks: [task('a', 'Other', 1)] } };
    const refused = await director.put('/api/project-templates/fixed/draft', change, {
      version: published.version,
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
  });

  it('R2.3 offers a new version with its differences, takes it, leaves what was edited, keeps the trace', async () => {
    const first = [task('a', 'Alpha', 2), task('b', 'Beta', 3, ['a']), task('c', 'Gamma', 1, ['b'])];
    await publish('wharf', { tasks: first, gates: [{ id: 'g', name: 'Go', offsetDays: 2 }] });
    const [p, q] = [await project(), await project()];
    await ok(apply(p, ['wharf']));
    await ok(apply(q, ['wharf']));
    const { of, plan } = await tasksOf(p);
    const edit = { do: 'update', task: of('Beta')?.uid, fields: { name: 'Beta of ours' } };
    await ok(
      director.post(`/api/projects/${p.id}/plan/steps`, { commands: [edit] }, { version: plan.version }),
    );
    await publish('wharf', {
      tasks: [task('a', 'Alpha', 4), task('b', 'Beta', 5, ['a']), task('d', 'Delta', 2, ['b'])],
      gates: [{ id: 'g', name: 'Go', offsetDays: 4 }],
      documents: [{ template: 'decision-log' }],
    });
    const { to, items } = await ok(director.get('/api/project-templates/wharf/offers'));
    expect(to).toBe(2);
    const offer = items.find((o: { project: { id: string } }) => o.project.id === p.id);
    const said = Object.fromEntries(
      offer.items.map((i: { element: string; change: string; edited: boolean }) => [
        i.element,
        `${i.change}${i.edited ? ' edited' : ''}`,
      ]),
    );
    expect(said).toEqual({
      ...{ 'task:a': 'changed', 'task:b': 'changed edited', 'task:c': 'removed', 'task:d': 'added' },
      ...{ 'gate:g': 'changed', 'document:decision-log': 'added' },
    });
    const wish = (o: { project: { id: string }; version: number }) => ({
      ...{ project: o.project.id, version: o.version },
    });
    const other = items.find((o: { project: { id: string } }) => o.project.id === q.id);
    const path = '/api/project-templates/wharf/offers';
    const stale = await director.post(path, {
      number: 2,
      projects: [wish(other), { ...wish(offer), version: offer.version + 1 }],
    });
    expect(stale.status).toBe(412);
    const untold = await director.post(path, {
      number: 2,
      projects: [{ ...wish(other), leave: ['task:d'] }],
    });
    expect(untold.body.fields[0].path).toBe('body.reason');
    const taken = await ok(
      director.post(path, {
        number: 2,
        projects: [wish(offer), { ...wish(other), leave: ['task:d'] }],
        reason: 'No room for it',
      }),
    );
    expect(taken.items).toMatchObject([
      { changed: 5, left: 1 },
      { changed: 5, left: 1 },
    ]);
    const now = await tasksOf(p);
    expect(now.rows.map(r => r.name)).toEqual(['Alpha', 'Beta of ours', 'Delta']);
    expect(dayOf(now.of('Alpha')?.finish as number)).toBe('2029-01-04');
    const trace = await ok(director.get(`/api/projects/${p.key}/templates`));
    expect(trace.items).toMatchObject([
      { number: 2, offered: 0, optOuts: [{ element: 'task:b', number: 2 }] },
    ]);
    const others = await ok(director.get(`/api/projects/${q.key}/templates`));
    expect(others.items[0].optOuts).toMatchObject([{ element: 'task:d', reason: 'No room for it' }]);
    expect((await tasksOf(q)).rows.map(r => r.name)).toEqual(['Alpha', 'Beta']);
    expect((await ok(director.get(path))).items).toEqual([]);
    await ok(director.post(`/api/projects/${p.id}/plan/undo`, {}, { version: now.plan.version }));
    expect((await tasksOf(p)).rows.map(r => r.name)).toEqual(['Alpha', 'Beta of ours', 'Gamma']);
  });

  it('R2.3 lets a project opt out of a version with a reason, judged by the version that was read', async () => {
    await publish('slip', { tasks: [task('a', 'Alpha', 2)] });
    const p = await project();
    await ok(apply(p, ['slip']));
    await publish('slip', { tasks: [task('a', 'Alpha', 3)] });
    const path = `/api/projects/${p.id}/templates/slip/opt-outs`;
    const body = { number: 2, reason: 'Nearly done' };
    expect((await director.post(path, body, { version: 7 })).status).toBe(412);
    expect((await director.post(path, { number: 2 }, { version: 1 })).status).toBe(400);
    expect((await sponsor.post(path, body, { version: 1 })).status).toBeGreaterThanOrEqual(403);
    const trace = await ok(director.post(path, body, { version: 1 }));
    expect(trace.items[0]).toMatchObject({
      ...{ number: 1, newest: 2, offered: 0 },
      optOuts: [{ element: null, number: 2, reason: 'Nearly done', by: { name: 'Ada Director' } }],
    });
    const { items } = await ok(director.get('/api/project-templates/slip/offers'));
    expect(items).toMatchObject([{ optedOut: 'Nearly done' }]);
  });

  it('R2.1 is made of the plan of a project, and not of a confidential one', async () => {
    const p = await project();
    await ok(apply(p, ['small-change']));
    const made = await ok(
      director.post(`/api/projects/${p.id}/template`, { key: 'from-plan', name: 'From a plan' }),
    );
    expect(made).toMatchObject({ state: 'draft', draft: 1, own: true });
    const design = made.definition.tasks.find((t: { name: string }) => t.name === 'Describe the change');
    expect(design).toMatchObject({ days: 5, links: [{ type: 'FS', lagDays: 0 }] });
    expect(made.definition.roles.map((r: { name: string }) => r.name)).toContain('Change lead');
    const secret = await project({ confidential: true });
    const refused = await director.post(`/api/projects/${secret.id}/template`, { key: 'no', name: 'No' });
    expect([404, 409]).toContain(refused.status);
  });

  it('R2.1 is closed to another organisation and to who may not; money is withheld from who may not see it', async () => {
    const elsewhere = await server.organisation('elsewhere', { currency: 'GBP' });
    const stranger = await elsewhere.person('Sam Stranger', 'pmo-director');
    await publish('own-money', {
      tasks: [task('a', 'Alpha', 2)],
      budget: [{ id: 'x', name: 'Stone', minor: 1_000, currency: 'GBP' }],
    });
    expect((await stranger.get('/api/project-templates/own-money')).status).toBe(404);
    const p = await project();
    expect((await apply(p, ['small-change'], '2029-01-01', stranger)).status).toBe(404);
    const refused = await manager.post('/api/project-templates', { key: 'mine', name: 'Mine', kind: 'base' });
    expect(refused.status).toBe(403);
    expect((await apply(p, ['small-change'], '2029-01-01', sponsor)).status).toBeGreaterThanOrEqual(403);
    const member = await org.person('Tom Member', 'team-member');
    const seen = await member.get('/api/project-templates/own-money');
    if (seen.status === 200) expect(seen.body.definition.budget).toBeNull();
    else expect(seen.status).toBe(403);
  });
});
