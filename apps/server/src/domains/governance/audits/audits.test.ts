import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let portfolio: string;
let units: Readonly<Record<string, string>>;
let managers: Readonly<Record<string, TestPerson>>;
const types = ['supportive', 'controlling', 'directive'] as const;

// Three departments, one of each kind of PMO, each with a manager who runs its projects.
beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('ministry', { currency: 'GBP', pmoType: 'supportive', cadenceDays: 14 });
  director = await org.person('Ada Director', 'pmo-director');
  portfolio = (await director.post('/api/portfolios', { name: 'All', kind: 'fixed' })).body.id;
  units = Object.fromEntries(
    await Promise.all(
      types.map(async pmoType => {
        const made = await director.post('/api/units', { name: `Unit ${pmoType}`, pmoType });
        return [pmoType, made.body.id] as const;
      }),
    ),
  );
  managers = Object.fromEntries(
    await Promise.all(
      types.map(async type => [
        type,
        await org.person(`Max ${type}`, {
          role: 'project-manager',
          scopeKind: 'unit',
          scopeId: units[type] ?? null,
        }),
      ]),
    ),
  );
});
afterAll(() => server.close());

const putInForce = async (inForceFrom: string | null) => {
  const { standardVersion } = (await director.get('/api/controls')).body;
  return director.put(
    '/api/control-standard',
    { inForceFrom, reason: 'For the test' },
    { version: standardVersion },
  );
};

/** An approved project of a unit that is run as its kind of PMO wants, but for what is given. */
async function project(type: (typeof types)[number], name: string, given: object = {}) {
  const { body } = await director.post('/api/projects', {
    ...{
      name,
      unitId: units[type],
      portfolioId: portfolio,
      description: 'For the test',
      class: 'A',
      sponsorId: director.id,
    },
    ...{ managerId: managers[type]?.id, startForecast: '2026-01-05', finishForecast: '2199-01-05' },
    ...given,
  });
  return body;
}

/** Gives a project all that a strict PMO wants before it starts: key dates, money, benefits, a baseline. */
async function mended(p: { id: string; version: number }) {
  for (const kind of ['milestone', 'gate'])
    await director.post(`/api/projects/${p.id}/milestones`, {
      name: `First ${kind}`,
      kind,
      forecast: '2198-01-05',
    });
  const money = { costForecastMinor: 100_00, benefitsForecastMinor: 300_00 };
  const { body } = await director.patch(`/api/projects/${p.id}`, money, { version: p.version });
  return (
    await director.post(`/api/projects/${p.id}/baseline`, { reason: 'Agreed' }, { version: body.version })
  ).body;
}

const activate = (who: TestPerson, p: { id: string; version: number }) =>
  who.post(`/api/projects/${p.id}/transition`, { to: 'active' }, { version: p.version });

const stateOf = async (id: string, code: string) =>
  (await director.get(`/api/projects/${id}/controls/${code}`)).body.state;

describe('automatic controls', () => {
  it('R3.3 judges every project by rules over its record, and shows the values it was judged by', async () => {
    const good = await project('supportive', 'Bridge');
    const bad = await project('supportive', 'Canal', { sponsorId: null, finishForecast: null });
    expect(await stateOf(good.id, 'GOV-01')).toBe('pass');
    const { body } = await director.get(`/api/projects/${bad.id}/controls/GOV-01`);
    expect(body).toMatchObject({
      ...{ state: 'fail', does: 'advise', pmoType: 'supportive' },
      control: {
        name: 'Sponsor named',
        remedy: expect.stringMatching(/\S/),
        standard: expect.stringMatching(/\S/),
      },
      evidence: [{ field: 'sponsor', value: null, withheld: false }],
    });
    const { body: matrix } = await director.get('/api/control-matrix');
    expect(matrix.controls.length).toBeGreaterThanOrEqual(30);
    const at = matrix.controls.findIndex((c: { code: string }) => c.code === 'GOV-01');
    const row = (name: string) => matrix.projects.find((p: { name: string }) => p.name === name);
    expect([row('Bridge').states[at], row('Canal').states[at]]).toEqual(['pass', 'fail']);
    expect(matrix.controls[at].fails).toBe(
      matrix.projects.filter((p: { states: string[] }) => p.states[at] === 'fail').length,
    );
  });

  it('R3.3 keeps since when a control fails, by runs that record only what changed', async () => {
    const p = await project('supportive', 'Dock', { sponsorId: null });
    const first = await director.post('/api/control-runs');
    expect(first.body.changed).toBeGreaterThan(0);
    expect((await director.post('/api/control-runs')).body.changed).toBe(0);
    await director.patch(`/api/projects/${p.id}`, { sponsorId: director.id }, { version: p.version });
    // Two more controls look only at projects that have a sponsor.
    expect((await director.post('/api/control-runs')).body.changed).toBe(3);
    const { body } = await director.get(`/api/projects/${p.id}/controls/GOV-01`);
    expect(body.history.map((h: { state: string }) => h.state)).toEqual(['fail', 'pass']);
  });

  it('R3.3 takes controls of the organisation’s own, tried before they are kept; a wrong condition is refused with its place', async () => {
    const tried = await director.get(
      `/api/control-trial?fails=${encodeURIComponent('name.startsWith("Can")')}`,
    );
    expect(tried.body).toMatchObject({ fails: 1, examples: [{ name: 'Canal' }] });
    const own = {
      ...{ code: 'OWN-01', name: 'No canals', category: 'governance', severity: 'low' },
      ...{ fails: 'name.startsWith("Can")', remedy: 'Build bridges.' },
      strength: { supportive: 'advise', controlling: 'waiver', directive: 'block' },
    };
    const wrong = await director.post('/api/controls', { ...own, fails: 'nam == "x"' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.fields[0]).toMatchObject({
      path: 'body.fails',
      message: expect.stringContaining('nam'),
    });
    expect((await director.post('/api/controls', own)).status).toBe(201);
    const { body } = await director.get('/api/control-matrix?failing=true');
    const at = body.controls.findIndex((c: { code: string }) => c.code === 'OWN-01');
    expect(body.controls[at]).toMatchObject({ fails: 1 });
    const off = await director.patch('/api/controls/OWN-01', { active: false }, { version: 1 });
    expect(off.body).toMatchObject({ active: false, version: 2 });
    expect((await director.patch('/api/controls/OWN-01', { active: true }, { version: 1 })).status).toBe(412);
    expect(
      (await director.patch('/api/controls/GOV-01', { fails: 'name == ""' }, { version: 1 })).status,
    ).toBe(409);
  });

  it('says nothing of money to who may not see it, and nothing of projects one may not see', async () => {
    const p = await project('controlling', 'Elevator');
    const member = await org.person('Tea Member', {
      role: 'team-member',
      scopeKind: 'project',
      scopeId: p.id,
    });
    await director.patch(
      `/api/projects/${p.id}`,
      { costForecastMinor: 100_00, spentMinor: 200_00 },
      { version: p.version },
    );
    expect(await stateOf(p.id, 'CST-04')).toBe('fail');
    const { body } = await member.get(`/api/projects/${p.id}/controls/CST-04`);
    expect(body).toMatchObject({ state: 'none', history: [] });
    expect(
      body.evidence.every((e: { withheld: boolean; value: unknown }) => e.withheld && e.value === null),
    ).toBe(true);
    const matrix = await member.get('/api/control-matrix');
    expect(matrix.body.projects.map((x: { name: string }) => x.name)).toEqual(['Elevator']);
    const other = await project('directive', 'Ferry');
    expect((await member.get(`/api/projects/${other.id}/controls/GOV-01`)).status).toBe(404);
    expect((await member.post('/api/controls', {})).status).toBe(403);
  });
});

describe('the kind of PMO', () => {
  it('holds nothing back until the controls are in force', async () => {
    expect((await director.get('/api/controls')).body).toMatchObject({
      inForceFrom: null,
      standardVersion: 1,
    });
    const p = await project('directive', 'Early');
    expect((await activate(managers.directive as TestPerson, p)).body).toMatchObject({ state: 'active' });
    expect((await putInForce('2026-01-01')).body).toEqual({ inForceFrom: '2026-01-01', standardVersion: 2 });
  });

  it('R1.8 lets the same failure pass with advice, by a waiver, or not at all', async () => {
    for (const type of ['controlling', 'directive'] as const) {
      const p = await project(type, `Slow ${type}`);
      const held = await activate(managers[type] as TestPerson, p);
      expect(held.status).toBe(409);
      expect(held.body.detail).toContain(
        type === 'controlling' ? 'ask for a waiver: SCH-01' : 'Mend first: SCH-01',
      );
      expect(held.body.fields).toContainEqual(
        expect.objectContaining({ path: 'controls.SCH-01', message: expect.stringContaining('baseline') }),
      );
      expect((await director.get(`/api/projects/${p.id}`)).body.project.state).toBe('approved');
    }
    const free = await project('supportive', 'Slow supportive');
    expect((await activate(managers.supportive as TestPerson, free)).status).toBe(200);
    expect(await stateOf(free.id, 'SCH-01')).toBe('fail');
    const quick = await mended(await project('directive', 'Quick'));
    expect((await activate(managers.directive as TestPerson, quick)).body).toMatchObject({ state: 'active' });
  });

  it('R1.8 lets a unit say what one control does in it and under it, whatever the type of PMO', async () => {
    const under = await director.post('/api/units', { name: 'Within', parentId: units.directive });
    const p = await project('directive', 'Excused', { unitId: under.body.id });
    const does = async () => (await director.get(`/api/projects/${p.id}/controls/SCH-01`)).body.does;
    expect(await does()).toBe('block');
    const at = `/api/units/${units.directive}/controls/SCH-01`;
    const said = { strength: 'advise', reason: 'Plans come with the supplier' };
    expect((await director.put(at, said, { version: 2 })).status).toBe(412);
    expect((await director.put(at, said, { version: 1 })).body).toMatchObject({ ...said, version: 2 });
    expect(await does()).toBe('advise');
    expect((await director.get('/api/control-overrides')).body.items).toHaveLength(1);
    expect((await director.put(at, { ...said, strength: null }, { version: 2 })).status).toBe(200);
    expect(await does()).toBe('block');
    expect((await managers.directive?.put(at, said, { version: 3 }))?.status).toBe(403);
    const unknown = `/api/units/${units.directive}/controls/XXX-99`;
    expect((await director.put(unknown, said, { version: 1 })).status).toBe(404);
  });

  it('R1.8 shows before a change what it would do, rule by rule and project by project', async () => {
    const before = (await director.get(`/api/pmo-type-preview?unit=${units.supportive}&type=directive`)).body;
    expect(before).toMatchObject({ unit: { type: 'supportive' }, type: 'directive' });
    expect(before.blocked.find((p: { name: string }) => p.name === 'Canal').codes).toContain('GOV-01');
    expect(before.rules.find((r: { code: string }) => r.code === 'GOV-01')).toMatchObject({
      ...{ now: 'advise', becomes: 'block' },
    });
    expect(before.projects).toBe(
      before.untouched +
        new Set([...before.needWaiver, ...before.blocked].map((p: { id: string }) => p.id)).size,
    );
    const unit = (await director.get('/api/units')).body.items.find(
      (u: { id: string }) => u.id === units.supportive,
    );
    expect(unit.pmoType).toBe('supportive');
  });
});

describe('waivers', () => {
  it('R1.11 are asked for before the project moves on, with what is done instead, and let it pass once approved', async () => {
    const manager = managers.controlling as TestPerson;
    const p = await project('controlling', 'Harbour');
    const wanted = {
      ...{ reason: 'The supplier has not signed', compensation: 'Weekly review' },
      expires: '2199-01-01',
    };
    const held = await activate(manager, p);
    const codes: string[] = held.body.fields.map((f: { path: string }) => f.path.replace('controls.', ''));
    expect(codes).toContain('SCH-01');
    for (const code of codes) {
      const { body } = await manager.post(`/api/projects/${p.id}/waivers`, { ...wanted, code });
      expect(body).toMatchObject({ state: 'asked', control: { code } });
      const given = await director.post(
        `/api/waivers/${body.id}/decision`,
        { decision: 'approved' },
        { version: 1 },
      );
      expect(given.status).toBe(200);
    }
    expect((await activate(manager, p)).body.state).toBe('active');
    expect(await stateOf(p.id, 'SCH-01')).toBe('waived');
    const passing = await manager.post(`/api/projects/${p.id}/waivers`, { ...wanted, code: 'GOV-02' });
    expect(passing.status).toBe(409);
  });

  it('R1.11 are decided by somebody else, once, and lapse by themselves', async () => {
    const early = { reason: 'Soon', compensation: 'Weekly review', expires: '2199-01-01' };
    const manager = managers.controlling as TestPerson;
    const free = await project('supportive', 'Lighthouse', { sponsorId: null });
    const ask = { ...early, code: 'GOV-01' };
    const past = await manager.post(`/api/projects/${free.id}/waivers`, ask);
    expect(past.status).toBe(404);
    const own = managers.supportive as TestPerson;
    expect(
      (await own.post(`/api/projects/${free.id}/waivers`, { ...ask, expires: '2020-01-01' })).status,
    ).toBe(400);
    const asked = await own.post(`/api/projects/${free.id}/waivers`, ask);
    expect(asked.body).toMatchObject({
      state: 'asked',
      may: { decide: false, withdraw: true },
      askedBy: { id: own.id },
    });
    expect((await own.post(`/api/projects/${free.id}/waivers`, ask)).status).toBe(409);
    const path = `/api/waivers/${asked.body.id}/decision`;
    expect((await own.post(path, { decision: 'approved' }, { version: 1 })).status).toBe(403);
    expect((await director.post(path, { decision: 'refused' }, { version: 1 })).status).toBe(400);
    const approved = await director.post(
      path,
      { decision: 'approved', answer: 'Until spring' },
      { version: 1 },
    );
    expect(approved.body).toMatchObject({ state: 'approved', decidedBy: { id: director.id }, version: 2 });
    expect(await stateOf(free.id, 'GOV-01')).toBe('waived');
    expect((await director.post(path, { decision: 'approved' }, { version: 2 })).status).toBe(409);
    const list = await director.get('/api/waivers?state=approved');
    expect(list.body.items[0]).toMatchObject({ id: asked.body.id, answer: 'Until spring' });
    await server.superuser.query("update governance_waiver set expires = '2020-01-01' where id = $1", [
      asked.body.id,
    ]);
    expect(await stateOf(free.id, 'GOV-01')).toBe('fail');
    expect((await director.get('/api/waivers?state=lapsed')).body.items).toHaveLength(1);
  });

  it('may not be decided by who asked, whatever rights they hold', async () => {
    const p = await project('supportive', 'Mole', { sponsorId: null });
    const ask = { code: 'GOV-01', reason: 'Soon', compensation: 'None needed', expires: '2199-01-01' };
    const asked = await director.post(`/api/projects/${p.id}/waivers`, ask);
    const decided = await director.post(
      `/api/waivers/${asked.body.id}/decision`,
      { decision: 'approved' },
      { version: 1 },
    );
    expect(decided.status).toBe(403);
    expect(decided.body.detail).toContain('yourself');
    const taken = await director.post(
      `/api/waivers/${asked.body.id}/withdrawal`,
      { reason: 'Found one' },
      { version: 1 },
    );
    expect(taken.body.state).toBe('withdrawn');
    const { body } = await director.get(
      `/api/events?filter=${encodeURIComponent('name.startsWith("governance.waiver")')}`,
    );
    expect(body.items.map((e: { name: string }) => e.name)).toContain('governance.waiver.withdrawn');
  });
});
