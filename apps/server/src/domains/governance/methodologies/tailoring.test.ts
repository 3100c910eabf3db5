import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow, ok, published, today } from '../../../testing/method-client.ts';
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

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('tailored', { currency: 'GBP', pmoType: 'controlling' });
  director = await org.person('Ada Director', 'pmo-director');
  manager = await org.person('Max Manager', 'project-manager');
});
afterAll(() => server.close());

const project = (name: string, given: object = {}) =>
  ok(director.post('/api/projects', { name, managerId: manager.id, ...given }));

describe('tailoring', () => {
  test('R1.2 rules propose a method and a level by the facts of a project, in their order, and say why', async () => {
    const { method } = await published(director);
    const other = await published(director);
    const rules = [
      { name: 'Large', when: 'cost > 1000000', methodId: method, level: 'full' },
      { name: 'Long', when: 'durationDays > 300 && class == "A"', methodId: method, level: 'standard' },
      { name: 'All others', when: '', methodId: other.method, level: 'light' },
    ];
    const { version } = await ok(director.get('/api/tailoring-rules'));
    const set = await ok(director.put('/api/tailoring-rules', { rules }, { version }));
    expect(set.rules.map((r: { name: string }) => r.name)).toEqual(['Large', 'Long', 'All others']);
    expect((await director.put('/api/tailoring-rules', { rules }, { version })).status).toBe(412);
    const dates = { startForecast: '2026-01-01', finishForecast: '2027-06-01', class: 'A' };
    const long = await project('Long one', dates);
    const trial = await ok(director.get(`/api/projects/${long.id}/tailoring-trial`));
    expect(trial.fires).toBe(2);
    expect(trial.rules.map((r: { holds: boolean }) => r.holds)).toEqual([false, true, true]);
    expect(trial.rules[1].values).toEqual([
      { field: 'durationDays', value: '516', withheld: false },
      { field: 'class', value: 'A', withheld: false },
    ]);
    const large = await project('Large one', { costForecastMinor: 1_000_001_00 });
    expect((await ok(director.get(`/api/projects/${large.id}/method`))).proposal).toMatchObject({
      ...{ rule: 'Large', level: 'full', method: { id: method }, number: 1 },
    });
  });

  test('R1.2 another method than proposed takes a reason, and who agreed is kept', async () => {
    const p = await project('Otherwise');
    const { version } = await published(director);
    const refused = await follow(director, { project: p.id, version }, { reason: '' });
    expect([refused.status, refused.body.fields[0].path]).toEqual([400, 'body.reason']);
    expect(refused.body.detail).toContain('All others');
    const set = await ok(
      follow(
        director,
        { project: p.id, version },
        {
          ...{ reason: 'The supplier works so', agreedById: manager.id },
          tailoring: [{ element: 'case', change: 'left-out', reason: 'In the programme' }],
        },
      ),
    );
    expect(set.current).toMatchObject({
      ...{
        deviates: true,
        rule: 'All others',
        agreedBy: { name: 'Max Manager' },
        by: { name: 'Ada Director' },
      },
      tailoring: [{ element: 'case', change: 'left-out' }],
    });
    expect(set.deviations).toMatchObject({ leftOut: 1 });
    const { items } = await ok(director.get(`/api/history?kind=project&id=${p.id}`));
    expect(items[0]).toMatchObject({
      name: 'governance.project-method.set',
      reason: 'The supplier works so',
    });
  });

  test('refuses wrong CEL with its position, rules behind one that always holds, and no catch-all', async () => {
    const { method } = await published(director);
    const { version } = await ok(director.get('/api/tailoring-rules'));
    const rule = (when: string) => ({ name: 'Rule', when, methodId: method, level: 'light' });
    const put = (...whens: string[]) =>
      director.put('/api/tailoring-rules', { rules: whens.map(rule) }, { version });
    const wrong = await put('class == "A" && costs > 5', '');
    expect([wrong.status, wrong.body.fields[0]]).toEqual([
      400,
      { path: 'body.rules.0.when', message: expect.stringMatching(/At character 17 .*costs/) },
    ]);
    expect((await put('', '')).body.fields[0].path).toBe('body.rules.0.when');
    expect((await put('class == "A"')).body.fields[0].path).toBe('body.rules.0.when');
    const long = await put(`name in [${Array.from({ length: 300 }, () => '"x"').join(', ')}]`, '');
    expect(long.status).toBe(400);
  });

  test('says nothing of money to who may not see it', async () => {
    const p = await project('Quiet', { costForecastMinor: 1_000_001_00 });
    const scope = { role: 'team-member', scopeKind: 'project', scopeId: p.id } as const;
    const member = await org.person('Tea Member', scope);
    const trial = await ok(member.get(`/api/projects/${p.id}/tailoring-trial`));
    expect(trial).toMatchObject({
      fires: null,
      rules: [{ holds: null, values: [{ value: null, withheld: true }] }, {}, {}],
    });
    expect((await ok(member.get(`/api/projects/${p.id}/method`))).proposal).toBeNull();
  });
});

describe('the packs and adoption', () => {
  test('R1.7 all six are added by one act, once', async () => {
    const { items } = await ok(director.get('/api/method-packs'));
    expect(items).toHaveLength(6);
    const keys = items.map((p: { key: string }) => p.key);
    expect(await ok(director.post('/api/method-packs', { keys }))).toEqual({ added: keys, had: [] });
    expect(await ok(director.post('/api/method-packs', { keys }))).toEqual({ added: [], had: keys });
    const methods = (await ok(director.get('/api/methods'))).items;
    expect(methods.find((m: { key: string }) => m.key === 'PM2')).toMatchObject({
      ...{
        newest: { number: 1, state: 'published', effectiveFrom: today },
        source: expect.stringContaining('European Commission'),
      },
    });
    expect((await director.post('/api/method-packs', { keys: ['NOTHING'] })).status).toBe(400);
  });

  test('R1.10 tells the share of projects by method and version, drift and deviations, by unit and month', async () => {
    const rival = await server.organisation('adopting');
    const [by, unit] = await (async () => {
      const person = await rival.person('Rita Director', 'pmo-director');
      return [person, (await ok(person.post('/api/units', { name: 'Works' }))).id] as const;
    })();
    await ok(by.post('/api/method-packs', { keys: ['LIGHT', 'SCRUM'] }));
    const methods = (await ok(by.get('/api/methods'))).items;
    const find = (key: string) => methods.find((m: { key: string }) => m.key === key);
    const add = async (name: string, given: object = {}) =>
      (await ok(by.post('/api/projects', { name, unitId: unit, ...given }))).id;
    const ids = [await add('One'), await add('Two'), await add('Three'), await add('Four')];
    for (const id of ids.slice(0, 2)) await ok(follow(by, { project: id, version: find('LIGHT').newest.id }));
    await ok(follow(by, { project: ids[2] ?? '', version: find('SCRUM').newest.id }));
    const body = { step: 'do-hand-over', state: 'not-applicable', reason: 'Nothing to hand over' };
    await ok(by.post(`/api/projects/${ids[0]}/method/steps`, body));
    const draft = await ok(by.post(`/api/methods/${find('LIGHT').id}/drafts`));
    await ok(
      by.post(`/api/method-versions/${draft.id}/publication`, { effectiveFrom: today }, { version: 1 }),
    );
    const told = await ok(by.get('/api/method-adoption'));
    expect(told).toMatchObject({
      ...{ projects: 4, with: { projects: 3, pct: 75 }, behind: { projects: 2, pct: 66.7 } },
      units: [
        {
          name: 'Works',
          projects: 4,
          with: 3,
          behind: 2,
          deviations: 1,
          methods: [
            { key: 'LIGHT', projects: 2 },
            { key: 'SCRUM', projects: 1 },
          ],
        },
      ],
      steps: [{ method: 'LIGHT', step: 'do-hand-over', notApplicable: 1, leftOut: 0, skipped: 0 }],
    });
    expect(told.methods[0]).toMatchObject({
      method: { key: 'LIGHT' },
      projects: 2,
      pct: 50,
      newest: 2,
      behind: 2,
      versions: [{ number: 1, projects: 2 }],
    });
    expect(told.months).toHaveLength(12);
    expect(told.months.at(-1)).toMatchObject({ month: today.slice(0, 7), with: 3, newest: 1, deviations: 1 });
    expect(told.months[0]).toMatchObject({ with: 0, deviations: 0 });
    const secret = await add('Secret', { confidential: true });
    await ok(follow(by, { project: secret, version: find('SCRUM').newest.id }));
    const analyst = await rival.person('Ann Analyst', 'pmo-analyst');
    expect(await ok(analyst.get('/api/method-adoption'))).toEqual(told);
  });
});
