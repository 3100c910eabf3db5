import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow, next, ok, phase, published, small, today } from '../../../testing/method-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let manager: TestPerson;
let units: Readonly<Record<'controlling' | 'directive', string>>;
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('ministry', { currency: 'GBP', pmoType: 'controlling' });
  director = await org.person('Ada Director', 'pmo-director');
  const unit = async (pmoType: string) =>
    (await ok(director.post('/api/units', { name: pmoType, pmoType }))).id;
  units = { controlling: await unit('controlling'), directive: await unit('directive') };
  manager = await org.person('Max Manager', 'project-manager');
});
afterAll(() => server.close());

const project = (name: string, given: object = {}) =>
  ok(director.post('/api/projects', { name, unitId: units.controlling, managerId: manager.id, ...given }));
const step = (id: string, name: string, state = 'done', reason = '') =>
  manager.post(`/api/projects/${id}/method/steps`, { step: name, state, reason });

describe('versions of a method', () => {
  test('R1.1 are named, dated and kept: running projects stay on theirs until they are moved', async () => {
    const { method, version } = await published(director);
    const p = await project('Bridge');
    await ok(follow(director, { project: p.id, version }));
    const second = await next(director, method, {
      ...small,
      phases: [...small.phases, phase('close', 'build')],
    });
    const { versions } = await ok(director.get(`/api/methods/${method}`));
    expect(
      versions.map((v: { number: number; state: string; projects: number }) => [
        v.number,
        v.state,
        v.projects,
      ]),
    ).toEqual([
      [2, 'published', 0],
      [1, 'published', 1],
    ]);
    expect((await ok(director.get(`/api/projects/${p.id}/method`))).current).toMatchObject({
      number: 1,
      newest: 2,
    });
    const moved = await ok(
      manager.post(`/api/method-versions/${second}/migrations`, {
        ...{ act: 'migrate', projectIds: [p.id], reason: 'Agreed in the review' },
      }),
    );
    expect(moved).toMatchObject({ done: 1, items: [{ done: true, why: null }] });
    const after = await ok(director.get(`/api/projects/${p.id}/method`));
    expect(after.current).toMatchObject({ number: 2, agreedBy: { name: 'Max Manager' } });
    expect(after.history.map((h: { number: number }) => h.number)).toEqual([2, 1]);
  });

  test('R1.1 that are published or in use are neither changed nor removed; a new draft is offered', async () => {
    const { version } = await published(director);
    const p = await project('Canal');
    await ok(follow(director, { project: p.id, version }));
    const path = `/api/method-versions/${version}`;
    const changed = await director.put(path, { definition: small }, { version: 3 });
    expect([changed.status, changed.body.detail]).toEqual([
      409,
      expect.stringMatching(/published and a project is on it.*Make a new draft/),
    ]);
    expect((await director.delete(path, { version: 3 })).status).toBe(409);
    const draft = await ok(director.get(path));
    expect(draft.may).toMatchObject({ edit: false, remove: false, draft: true });
  });

  test('are drafted one at a time from the newest, and a draft can be removed', async () => {
    const { method } = await published(director);
    const draft = await ok(director.post(`/api/methods/${method}/drafts`));
    expect(draft).toMatchObject({
      number: 2,
      state: 'draft',
      definition: { phases: [{ id: 'design' }, { id: 'build' }] },
    });
    expect((await director.post(`/api/methods/${method}/drafts`)).status).toBe(409);
    expect((await director.delete(`/api/method-versions/${draft.id}`, { version: 1 })).status).toBe(204);
    expect((await director.get(`/api/method-versions/${draft.id}`)).status).toBe(404);
  });

  test('refuse a circle of phases with the way round it, and a phase that no way leads to', async () => {
    const { draft } = await ok(
      director.post('/api/methods', { key: 'CIRCLE', name: 'Circle', kind: 'other' }),
    );
    const save = (phases: object[]) =>
      director.put(`/api/method-versions/${draft.id}`, { definition: { phases } }, { version: 1 });
    const circle = await save([phase('design', 'build'), phase('build', 'design')]);
    expect([circle.status, circle.body.detail]).toEqual([
      400,
      expect.stringContaining('Design > Build > Design'),
    ]);
    expect(circle.body.fields[0].path).toBe('body.definition.phases');
    const lost = await save([phase('design'), phase('test', 'nothing')]);
    expect([lost.status, lost.body.detail]).toEqual([400, expect.stringContaining('nothing > test')]);
    expect(lost.body.fields[0].path).toBe('body.definition.phases.1.after');
  });

  test('refuse a stale save, a day that has passed, and who does not keep the rules', async () => {
    const { draft, id } = await ok(
      director.post('/api/methods', { key: 'LATE', name: 'Late', kind: 'other' }),
    );
    const path = `/api/method-versions/${draft.id}`;
    await ok(director.put(path, { definition: small }, { version: 1 }));
    const stale = await director.put(path, { definition: small }, { version: 1 });
    expect([stale.status, stale.body.current.version]).toEqual([412, 2]);
    const late = await director.post(`${path}/publication`, { effectiveFrom: yesterday }, { version: 2 });
    expect([late.status, late.body.fields[0].path]).toEqual([400, 'body.effectiveFrom']);
    for (const refused of [
      await manager.put(path, { definition: small }, { version: 2 }),
      await manager.post(`${path}/publication`, { effectiveFrom: today }, { version: 2 }),
      await manager.post(`/api/methods/${id}/drafts`),
      await manager.post('/api/method-packs', { keys: ['PM2'] }),
    ])
      expect(refused.status).toBe(403);
  });

  test('differ by the ids of their elements', async () => {
    const { method } = await published(director);
    const second = await next(director, method, {
      ...small,
      deliverables: [{ ...small.deliverables[0], name: 'Business case' }, ...small.deliverables.slice(2)],
    });
    const diff = await ok(director.get(`/api/method-versions/${second}/diff`));
    expect(diff).toMatchObject({ from: 1, to: 2 });
    expect(diff.items.map((i: { id: string; change: string }) => [i.id, i.change])).toEqual([
      ['case', 'changed'],
      ['study', 'removed'],
    ]);
  });

  test('of another organisation are not there', async () => {
    const { method, version } = await published(director);
    const rival = await server.organisation('rival');
    const other = await rival.person('Ivan Intruder', 'pmo-director');
    for (const path of [
      `/api/methods/${method}`,
      `/api/method-versions/${version}`,
      `/api/method-versions/${version}/impact`,
    ])
      expect((await other.get(path)).status).toBe(404);
    const p = await other.post('/api/projects', { name: 'Mine' });
    const set = await follow(other, { project: p.body.id, version });
    expect([set.status, set.body.fields[0].path]).toEqual([400, 'body.methodVersionId']);
  });
});

describe('the method of a project', () => {
  test('is not set back in time, nor at a version that is stale, unknown or not in effect', async () => {
    const { version, method } = await published(director);
    const p = await project('Dated');
    await ok(follow(director, { project: p.id, version }));
    expect((await follow(director, { project: p.id, version })).status).toBe(412);
    const back = await follow(director, { project: p.id, version }, { at: 2, from: yesterday });
    expect([back.status, back.body.fields[0].path]).toEqual([400, 'body.from']);
    const draft = await ok(director.post(`/api/methods/${method}/drafts`));
    expect((await follow(director, { project: p.id, version: draft.id }, { at: 2 })).status).toBe(409);
    await ok(
      director.post(
        `/api/method-versions/${draft.id}/publication`,
        { effectiveFrom: tomorrow },
        { version: 1 },
      ),
    );
    const early = await follow(director, { project: p.id, version: draft.id }, { at: 2 });
    expect([early.status, early.body.fields[0].path]).toEqual([400, 'body.from']);
  });

  test('is set by who edits the project, and in a directive unit by the PMO only', async () => {
    const { version } = await published(director);
    const free = await project('Free');
    await ok(follow(manager, { project: free.id, version }));
    const held = await project('Held', { unitId: units.directive });
    const refused = await follow(manager, { project: held.id, version });
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      expect.stringContaining('The PMO sets the method'),
    ]);
    expect((await ok(manager.get(`/api/projects/${held.id}/method`))).may.set).toBe(false);
    await ok(follow(director, { project: held.id, version }));
    const member = await org.person('Tom Member', 'team-member');
    expect((await follow(member, { project: free.id, version }, { at: 2 })).status).toBe(403);
  });

  test('R1.4 guides: steps are ticked in any order, and what was skipped is counted', async () => {
    const { version } = await published(director);
    const p = await project('Guided');
    expect((await step(p.id, 'case')).status).toBe(409);
    await ok(follow(director, { project: p.id, version }));
    const after = await ok(step(p.id, 'thing'));
    expect(after.deviations).toEqual({ notApplicable: 0, leftOut: 0, skipped: 2 });
    expect((await step(p.id, 'case', 'not-applicable')).body.fields[0].path).toBe('body.reason');
    const not = await ok(step(p.id, 'case', 'not-applicable', 'In the programme'));
    expect(not.deviations).toEqual({ notApplicable: 1, leftOut: 0, skipped: 1 });
    const [design] = not.phases;
    expect(design.steps.map((s: { step: string; state: string }) => [s.step, s.state])).toEqual([
      ['think', 'open'],
      ['case', 'not-applicable'],
      ['check/one', 'open'],
    ]);
    expect(design.steps[1]).toMatchObject({
      by: { name: 'Max Manager' },
      day: today,
      reason: 'In the programme',
    });
    expect((await step(p.id, 'study')).status).toBe(400);
  });

  test('R1.4 holds to the order where it is strict, and names what is missing', async () => {
    const { version } = await published(director, small, 'strict');
    const p = await project('Strict');
    await ok(follow(director, { project: p.id, version }));
    const early = await step(p.id, 'thing');
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('“Think”, “Case”')]);
    await ok(step(p.id, 'think'));
    await ok(step(p.id, 'case'));
    const { phases } = await ok(step(p.id, 'thing'));
    expect(phases.map((x: { done: number; total: number }) => [x.done, x.total])).toEqual([
      [2, 3],
      [1, 1],
    ]);
  });

  test('R1.9 decision rights and RACI hang on roles of the method, not on people', async () => {
    const { version } = await published(director);
    const p = await project('Rights');
    const set = await ok(follow(director, { project: p.id, version }));
    expect(set.roles).toEqual([{ id: 'lead', name: 'Lead', decides: ['What is built'] }]);
    expect(set.phases[0].steps[0].raci).toEqual([{ role: 'lead', does: 'A' }]);
    const open = await ok(director.get(`/api/method-versions/${version}`));
    expect(open.problems).toEqual([]);
    const unclear = { ...small, activities: [{ ...small.activities[0], raci: [] }] };
    const second = await published(director, unclear);
    const { problems } = await ok(director.get(`/api/method-versions/${second.version}`));
    expect(problems).toEqual([{ path: 'activities.0.raci', message: expect.stringContaining('“Think”') }]);
  });
});

describe('a new version', () => {
  test('R1.1 shows beforehand which projects would miss what, moves many, and keeps why some stay', async () => {
    const { method, version } = await published(director);
    const [fresh, far, stays] = [await project('Fresh'), await project('Far'), await project('Stays')];
    for (const p of [fresh, far, stays]) await ok(follow(director, { project: p.id, version }));
    for (const name of ['think', 'case', 'thing']) await ok(step(far.id, name));
    const wider = {
      ...small,
      deliverables: [...small.deliverables, { id: 'plan', name: 'Plan', phase: 'design' }],
    };
    const second = await next(director, method, wider);
    const impact = await ok(director.get(`/api/method-versions/${second}/impact`));
    expect(impact).toMatchObject({
      to: 2,
      projects: 3,
      missing: 1,
      byVersion: [{ number: 1, projects: 3, missing: 1 }],
    });
    const row = (name: string) =>
      impact.items.find((i: { project: { name: string } }) => i.project.name === name);
    expect([row('Fresh').misses, row('Far').misses]).toEqual([[], [{ id: 'plan', name: 'Plan' }]]);
    expect(row('Far')).toMatchObject({ phase: { id: 'build' }, gets: [{ id: 'plan' }] });
    const act = (what: string, ids: string[]) =>
      ok(
        director.post(`/api/method-versions/${second}/migrations`, {
          act: what,
          projectIds: ids,
          reason: 'Half-year change',
        }),
      );
    expect(await act('opt-out', [stays.id])).toMatchObject({ done: 1 });
    const other = await project('Elsewhere');
    expect(await act('migrate', [fresh.id, far.id, other.id])).toMatchObject({
      ...{
        done: 2,
        items: [
          { done: true },
          { done: true },
          { done: false, why: expect.stringContaining('another method') },
        ],
      },
    });
    const left = await ok(director.get(`/api/method-versions/${second}/impact`));
    expect(left).toMatchObject({
      projects: 1,
      optedOut: 1,
      items: [{ optedOut: { reason: 'Half-year change', by: { name: 'Ada Director' } } }],
    });
    expect((await ok(director.get(`/api/projects/${far.id}/method`))).phases[0].steps[0].state).toBe('done');
  });
});
