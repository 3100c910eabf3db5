import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply, check, csv, importAll, map, upload } from '../../testing/import-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

// What is withheld from somebody, one case for each way in which it once could be read.

let server: TestServer;
let org: TestOrganisation;
let administrator: TestPerson;
let director: TestPerson;
let secret: { readonly id: string; readonly key: string };
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('bureau');
  administrator = await org.person('Ada Admin', 'administrator');
  director = await org.person('Dora Director', 'pmo-director');
  secret = await add(director, '/api/projects', {
    name: 'Merger',
    confidential: true,
    costForecastMinor: 777_00,
  });
});
afterAll(() => server.close());

async function add(by: TestPerson, path: string, body: object) {
  const answer = await by.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const on = (role: TestRoleName, scopeKind: 'portfolio' | 'project' | 'unit', scopeId: string) => ({
  role,
  scopeKind,
  scopeId,
});
type TestRoleName = 'auditor' | 'project-manager' | 'team-member' | 'pmo-director' | 'portfolio-manager';

describe('the log of changes', () => {
  it('is read where one may read it: of the projects of a portfolio, and of nothing else', async () => {
    const portfolio = await add(director, '/api/portfolios', { name: 'Roads' });
    const inside = await add(director, '/api/projects', { name: 'Ring road', portfolioId: portfolio.id });
    // In no unit, portfolio or programme at all.
    await add(director, '/api/projects', { name: 'Alone' });
    const auditor = await org.person('Abe Auditor', on('auditor', 'portfolio', portfolio.id));
    const { items, total } = (await auditor.get('/api/events?limit=200')).body;
    expect(items.map((e: { projectId: string }) => e.projectId)).toEqual([inside.id]);
    expect(total).toBe(1);
    const log = JSON.stringify((await administrator.get('/api/events?limit=200')).body);
    expect(log).toContain('Alone');
    expect(log).not.toContain('Merger');
  });

  it('holds no money for who may not see that of the project', async () => {
    const rich = await add(director, '/api/projects', { name: 'Vault', costForecastMinor: 123_456_789 });
    const { body } = await director.post(
      '/api/tokens',
      { name: 'log', scopes: ['event.read', 'project.read'] },
      { key: null },
    );
    const filter = encodeURIComponent(`projectId == "${rich.id}"`);
    const headers = { cookie: '', authorization: `Bearer ${body.secret}` };
    const answer = await server.anonymous.get(`/api/events?filter=${filter}`, { headers });
    expect(answer.body.items[0].after).toMatchObject({ name: 'Vault' });
    expect(JSON.stringify(answer.body)).not.toContain('123456789');
    expect(JSON.stringify((await director.get(`/api/events?filter=${filter}`)).body)).toContain('123456789');
  });
});

describe('a draft of a report', () => {
  it('stays out of the history that others read, and a report out of a page without report.read', async () => {
    const project = await add(director, '/api/projects', { name: 'Tunnel' });
    const [scale] = (await director.get('/api/rating-scales')).body.items;
    const path = `/api/projects/${project.id}/reports`;
    const draft = await add(director, path, { asOf: '2026-01-31', scaleId: scale.id, overall: 'Red' });
    await director.patch(`/api/reports/${draft.id}`, { narrative: 'Nobody knows yet' }, { version: 1 });
    const member = await org.person('Tim Member', 'team-member');
    const history = async (who: TestPerson) =>
      JSON.stringify((await who.get(`/api/projects/${project.id}/history`)).body);
    expect(await history(director)).toContain('Nobody knows yet');
    expect(await history(member)).not.toContain('draft');
    await director.post(`/api/reports/${draft.id}/publish`, undefined, { version: 2 });
    const { body } = await director.post(
      '/api/tokens',
      { name: 'page', scopes: ['project.read'] },
      { key: null },
    );
    const headers = { authorization: `Bearer ${body.secret}` };
    const page = await server.anonymous.get(`/api/projects/${project.key}`, { headers });
    expect(page.body).toMatchObject({ project: { name: 'Tunnel' }, latestReport: null });
    expect((await member.get(`/api/projects/${project.key}`)).body.latestReport.narrative).toBe(
      'Nobody knows yet',
    );
  });
});

const named = { externalKey: 'Key', name: 'Name' };

describe('an import', () => {
  it('says of a project that is hidden what it says of one that is not there', async () => {
    const analyst = await org.person('Ana Analyst', 'pmo-analyst');
    const mapping = map('bureau', {
      as: 'milestones',
      fields: { projectKey: 'Project', name: 'Name', forecast: 'Forecast' },
    });
    const lines = [
      'Project,Name,Forecast',
      'Merger,Gate,2027-01-01',
      `${secret.key},Gate,2027-01-01`,
      'None,Gate,2027-01-01',
    ];
    const { id } = await upload(analyst, csv('gates.csv', ...lines), 'milestones');
    const { problems } = await check(analyst, id, mapping);
    expect(problems.filter(p => p.severity === 'error').map(p => p.message)).toEqual(
      ['Merger', secret.key, 'None'].map(k => `There is no project ${k}. Import the projects first.`),
    );
  });

  it('refuses the row that would give a key a second time, hidden or not, and imports the others', async () => {
    const analyst = await org.person('Al Analyst', 'pmo-analyst');
    await importAll(
      director,
      csv('k.csv', 'Key,Name', 'K1,Plain', 'K2,Hushed'),
      map('keys', { fields: named }),
    );
    const hushed = (await director.get('/api/projects?search=Hushed')).body.items[0];
    await director.patch(`/api/projects/${hushed.id}`, { confidential: true }, { version: 1 });
    const byName = map('keys', { key: 'name', fields: named });
    const { id } = await upload(
      analyst,
      csv('n.csv', 'Key,Name', 'K1,Fresh', 'K2,Other', 'K3,Good'),
      'projects',
    );
    const { problems } = await check(analyst, id, byName);
    expect(problems.filter(p => p.severity === 'error').map(p => [p.row, p.column, p.value])).toEqual([
      [2, 'Key', 'K1'],
      [3, 'Key', 'K2'],
    ]);
    expect(JSON.stringify(problems)).not.toContain('Hushed');
    expect(await apply(analyst, id, 'good')).toMatchObject({ state: 'applied', counts: { created: 1 } });
  });

  it('shows what is in it to who uploaded it only', async () => {
    const analyst = await org.person('Ann Analyst', 'pmo-analyst');
    const { id } = await upload(
      director,
      csv('mine.csv', 'Key,Name', 'M1,Hush-hush', 'M1,Twice'),
      'projects',
    );
    const mapping = map('own', { fields: { externalKey: 'Key', name: 'Name' } });
    expect(JSON.stringify(await check(director, id, mapping))).toContain('Hush-hush');
    const seen = await analyst.get(`/api/imports/${id}`);
    expect(seen.body).toMatchObject({ fileName: 'mine.csv', problems: [], diff: [] });
    expect(JSON.stringify([seen.body, (await analyst.get('/api/imports')).body])).not.toContain('Hush-hush');
    const key = { key: null };
    const refused = [
      await analyst.get(`/api/imports/${id}/errors.xlsx`),
      await analyst.post(`/api/imports/${id}/check`, { mapping }, key),
      await analyst.post(`/api/imports/${id}/apply`, { mode: 'good' }, key),
    ];
    expect(refused.map(a => a.status)).toEqual([403, 403, 403]);
  });
});

describe('roles and sign-in', () => {
  it('name no hidden project, not even to who gives and takes roles', async () => {
    const manager = await org.person('Max Manager', on('project-manager', 'project', secret.id));
    const { body } = await administrator.get(`/api/people/${manager.id}`);
    expect(body.grants).toMatchObject([
      { scope: { kind: 'project', id: null, name: 'A project you may not see' } },
    ]);
    expect((await manager.get(`/api/people/${manager.id}`)).body.grants[0].scope.name).toContain('Merger');
    const taken = await administrator.delete(`/api/people/${manager.id}/grants/${body.grants[0].id}`);
    expect(taken.body.grants).toEqual([]);
  });

  it('of an administrator or auditor are changed by administrators only', async () => {
    const auditor = await org.person('Aud Auditor', 'auditor');
    const password = { password: 'a password of the director' };
    for (const person of [administrator, auditor]) {
      const refused = [
        await director.put(`/api/people/${person.id}/password`, password),
        await director.patch(`/api/people/${person.id}`, { email: 'x@y.example' }, { version: 1 }),
        await director.patch(`/api/people/${person.id}`, { active: false }, { version: 1 }),
      ];
      expect(refused.map(a => a.status)).toEqual([403, 403, 403]);
      expect((await director.get(`/api/people/${person.id}`)).body.may.setPassword).toBe(false);
    }
    expect(
      (await director.patch(`/api/people/${auditor.id}`, { jobTitle: 'Auditor' }, { version: 1 })).status,
    ).toBe(200);
    expect((await administrator.put(`/api/people/${auditor.id}/password`, password)).status).toBe(204);
  });
});

describe('money', () => {
  it('does not become a baseline by who may not change it', async () => {
    const managed = await server.organisation('directed', { pmoType: 'directive' });
    const head = await managed.person('Hedda Head', 'pmo-director');
    const project = await add(head, '/api/projects', {
      name: 'Quay',
      finishForecast: '2030-01-31',
      costForecastMinor: 5,
    });
    const manager = await managed.person('Mo Manager', on('project-manager', 'project', project.id));
    const path = `/api/projects/${project.id}/baseline`;
    const refused = await manager.post(path, { reason: 'Mine' }, { version: 1 });
    expect(refused.status, JSON.stringify(refused.body)).toBe(403);
    expect((await head.post(path, { reason: 'Agreed' }, { version: 1 })).status).toBe(200);
    await manager.patch(`/api/projects/${project.id}`, { finishForecast: '2030-06-30' }, { version: 2 });
    const dates = await manager.post(path, { reason: 'Only the dates' }, { version: 3 });
    expect(dates.body).toMatchObject({ dates: { finishBaseline: '2030-06-30' } });
  });
});

describe('a portfolio', () => {
  it('that holds hidden projects does not say how many', async () => {
    const portfolio = await add(director, '/api/portfolios', { name: 'Deals' });
    await add(director, '/api/projects', { name: 'Takeover', portfolioId: portfolio.id, confidential: true });
    const answer = await administrator.delete(`/api/portfolios/${portfolio.id}`, { version: 1 });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).not.toMatch(/\d|Takeover/);
  });

  it('and a programme refuse what is not there, by the field', async () => {
    const rival = await server.organisation('rival');
    const stranger = await rival.person('Sam Stranger', 'pmo-director');
    const foreign = await add(stranger, '/api/portfolios', { name: 'Theirs' });
    const own = await add(director, '/api/portfolios', { name: 'Ours' });
    const programme = await add(director, '/api/programmes', { name: 'Ours' });
    const version = { version: 1 };
    const fields = {
      parentId: foreign.id,
      ownerId: stranger.id,
      portfolioId: foreign.id,
      managerId: stranger.id,
    };
    for (const [field, id] of Object.entries(fields)) {
      const body = { name: 'New', [field]: id };
      const path = field === 'parentId' || field === 'ownerId' ? '/api/portfolios' : '/api/programmes';
      const one = path === '/api/portfolios' ? own : programme;
      for (const answer of [
        await director.post(path, body),
        await director.patch(`${path}/${one.id}`, body, version),
      ])
        expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([400, `body.${field}`]);
    }
  });
});
