import { addDays, asDay } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../../testing/read-pdf.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let sponsor: TestPerson;
let manager: TestPerson;
let keeper: TestPerson;
let portfolio: string;
let units: Readonly<Record<string, string>>;
const today = new Date().toISOString().slice(0, 10);
const inDays = (days: number) => addDays(asDay(today), days);
const types = ['supportive', 'controlling', 'directive'] as const;
type Type = (typeof types)[number];

// Three departments, one of each kind of PMO; one portfolio whose manager, the sponsor and the director decide.
beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('harbour', { pmoType: 'supportive', cadenceDays: 14 });
  director = await org.person('Dora Director', 'pmo-director');
  sponsor = await org.person('Sam Sponsor', 'sponsor');
  manager = await org.person('Max Manager', 'project-manager');
  portfolio = (await director.post('/api/portfolios', { name: 'Docks' })).body.id;
  keeper = await org.person('Kim Keeper', {
    role: 'portfolio-manager',
    scopeKind: 'portfolio',
    scopeId: portfolio,
  });
  units = Object.fromEntries(
    await Promise.all(
      types.map(async pmoType => {
        const made = await director.post('/api/units', { name: `Unit ${pmoType}`, pmoType });
        return [pmoType, made.body.id] as const;
      }),
    ),
  );
  const { standardVersion } = (await director.get('/api/controls')).body;
  const force = { inForceFrom: '2026-01-01', reason: 'For the test' };
  await director.put('/api/control-standard', force, { version: standardVersion });
});
afterAll(() => server.close());

async function project(type: Type, name: string, given: object = {}) {
  const { body } = await director.post('/api/projects', {
    ...{ name, unitId: units[type], portfolioId: portfolio, description: 'For the test', class: 'A' },
    ...{ sponsorId: sponsor.id, managerId: manager.id, costForecastMinor: 100_00, ...given },
    ...{ benefitsForecastMinor: 300_00, startForecast: '2026-01-05', finishForecast: '2199-01-05' },
  });
  return body;
}

async function gateOf(p: { id: string }, standard = 'plan-approved', who = manager) {
  const milestone = await director.post(`/api/projects/${p.id}/milestones`, {
    ...{ name: 'Gate 2 Plan', kind: 'gate', forecast: inDays(20) },
  });
  const made = await who.post(`/api/projects/${p.id}/gates`, { milestoneId: milestone.body.id, standard });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

const read = async (id: string, who: TestPerson = director) => (await who.get(`/api/gates/${id}`)).body;

/** Judges all there is to judge as met, and approves all deliverables. */
async function complete(id: string) {
  const gate = await read(id);
  for (const c of gate.criteria.filter((x: { kind: string }) => x.kind === 'judged'))
    await director.patch(`/api/gate-criteria/${c.id}`, { verdict: 'met' }, { version: c.version });
  for (const d of gate.deliverables)
    await director.patch(
      `/api/gate-deliverables/${d.id}`,
      { state: 'approved', link: '/projects/PRJ-1?tab=documents' },
      { version: d.version },
    );
}

async function opened(type: Type, name: string, standard?: string) {
  const p = await project(type, name);
  const gate = await gateOf(p, standard);
  const answer = await manager.post(`/api/gates/${gate.id}/opening`, {}, { version: gate.version });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { p, gate: answer.body };
}

const vote = async (id: string, who: TestPerson, choice = 'for', words = '') =>
  who.put(`/api/gates/${id}/vote`, { choice, words }, { version: (await read(id)).version });

async function decide(id: string, who: TestPerson, given: object = {}) {
  const { version, evidenceHash } = await read(id);
  const body = { decision: 'go', words: 'As agreed', evidenceHash, ...given };
  return who.post(`/api/gates/${id}/decision`, body, { version });
}

const condition = (ownerId: string, days = 10) => ({ text: 'Sign the contract', ownerId, due: inDays(days) });

describe('a gate', () => {
  it('R1.3 is prepared from a standard, evaluates criteria by controls now, and is decided on a snapshot that never changes', async () => {
    const p = await project('supportive', 'Crane', { benefitsForecastMinor: null });
    const gate = await gateOf(p);
    const byCode = (g: { criteria: { code: string; state: string }[] }) =>
      Object.fromEntries(g.criteria.filter(c => c.code).map(c => [c.code, c.state]));
    expect(byCode(gate)).toMatchObject({ 'SCH-02': 'none', 'BEN-02': 'met' });
    expect(gate).toMatchObject({ state: 'planned', round: 1, name: 'Gate 2 Plan', quorum: 2, voted: 0 });
    await director.patch(`/api/projects/${p.id}`, { costForecastMinor: 900_00 }, { version: p.version });
    expect(byCode(await read(gate.id))).toMatchObject({ 'BEN-02': 'not-met' });
    await manager.post(`/api/gates/${gate.id}/opening`, {}, { version: (await read(gate.id)).version });
    await complete(gate.id);
    expect((await vote(gate.id, sponsor)).body.voted).toBe(1);
    await vote(gate.id, keeper, 'against', 'It costs more than it brings');
    const done = await decide(gate.id, sponsor, { words: 'We need it all the same' });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({
      state: 'decided',
      decision: {
        ...{ decision: 'go', by: { id: sponsor.id } },
        dissent: [{ person: { id: keeper.id }, choice: 'against', words: 'It costs more than it brings' }],
      },
      milestone: { actual: today },
    });
    const before = (await director.get(`/api/gates/${gate.id}/snapshot`)).body;
    expect(before).toMatchObject({ hash: done.body.decision.hash, intact: true, withheld: false });
    const { version } = (await director.get(`/api/projects/${p.id}`)).body.project;
    await director.patch(`/api/projects/${p.id}`, { name: 'Big crane', costForecastMinor: 1 }, { version });
    const after = (await director.get(`/api/gates/${gate.id}/snapshot`)).body;
    expect(after).toEqual(before);
    expect(byCode(await read(gate.id))).toMatchObject({ 'BEN-02': 'not-met' });
    const pdf = await director.get(`/api/gates/${gate.id}/pdf`);
    expect((await readPdf(pdf.body)).text).toContain('It costs more than it brings');
  });

  it('R1.3 wants a quorum, and lets nobody vote or decide on what they manage', async () => {
    const { gate } = await opened('supportive', 'Lock');
    const outsider = await org.person('Olaf Outside', 'team-member');
    expect((await vote(gate.id, outsider)).status).toBe(403);
    const own = await vote(gate.id, manager);
    expect([own.status, own.body.detail]).toEqual([403, expect.stringContaining('You manage')]);
    expect((await vote(gate.id, keeper, 'against')).body.fields[0].path).toBe('body.words');
    expect((await vote(gate.id, sponsor)).status).toBe(200);
    const early = await decide(gate.id, sponsor);
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('1 of at least 2')]);
    await vote(gate.id, keeper, 'abstain');
    const seat = (await read(gate.id)).seats.find((s: { role: string }) => s.role === 'portfolio-manager');
    expect(seat.vote).toMatchObject({ choice: 'abstain', person: { id: keeper.id } });
    expect((await decide(gate.id, keeper)).status).toBe(403);
    expect((await decide(gate.id, manager)).status).toBe(403);
    expect((await decide(gate.id, sponsor)).status).toBe(200);
    expect((await vote(gate.id, director)).status).toBe(409);
  });

  it('R1.3 is signed by a password typed just now; a token signs nothing', async () => {
    const { gate } = await opened('supportive', 'Mole');
    const stale = () =>
      server.superuser.query('update platform_session set fresh_until = $1 where person_id = $2', [
        '2020-01-01',
        sponsor.id,
      ]);
    await stale();
    const refused = await vote(gate.id, sponsor);
    expect([refused.status, refused.body.confirm]).toEqual([403, 'password']);
    await sponsor.post('/api/session/confirmation', { password: 'wrong' }, { key: null });
    expect((await vote(gate.id, sponsor)).status).toBe(403);
    await server.superuser.query(
      "update platform_session set fresh_until = now() + interval '5 minutes' where person_id = $1",
      [sponsor.id],
    );
    expect((await vote(gate.id, sponsor)).status).toBe(200);
    await vote(gate.id, keeper);
    await stale();
    expect((await decide(gate.id, sponsor)).body.confirm).toBe('password');
    await server.superuser.query(
      "update platform_session set fresh_until = now() + interval '5 minutes' where person_id = $1",
      [sponsor.id],
    );
    const made = await director.post('/api/tokens', { name: 'x', scopes: ['project.read'] }, { key: null });
    const { version } = await read(gate.id);
    const byToken = await server.anonymous.put(
      `/api/gates/${gate.id}/vote`,
      { choice: 'for' },
      { version, headers: { authorization: `Bearer ${made.body.secret}` } },
    );
    expect([byToken.status, byToken.body.detail]).toEqual([403, expect.stringContaining('Sign in')]);
    expect((await decide(gate.id, sponsor)).status).toBe(200);
  });

  it('R1.3 refuses a decision on evidence that has changed, and one that is dated back', async () => {
    const { gate, p } = await opened('supportive', 'Pier');
    await vote(gate.id, sponsor);
    await vote(gate.id, keeper);
    const seen = await read(gate.id);
    const body = { decision: 'go', words: 'Yes', evidenceHash: seen.evidenceHash };
    const at = `/api/gates/${gate.id}/decision`;
    const { version } = (await director.get(`/api/projects/${p.id}`)).body.project;
    await director.patch(`/api/projects/${p.id}`, { finishForecast: '2198-01-01' }, { version });
    const changed = await sponsor.post(at, body, { version: seen.version });
    expect([changed.status, changed.body.code]).toEqual([412, 'stale']);
    const old = await sponsor.post(at, body, { version: seen.version - 1 });
    expect(old.status).toBe(412);
    for (const decidedOn of [inDays(-1), inDays(1)]) {
      const dated = await decide(gate.id, sponsor, { decidedOn });
      expect([dated.status, dated.body.fields[0].path]).toEqual([400, 'body.decidedOn']);
    }
    expect((await decide(gate.id, sponsor, { decidedOn: today })).status).toBe(200);
    expect((await decide(gate.id, sponsor)).status).toBe(409);
  });

  it('R1.3 lets a deputy vote, and brings the part of who left to the director, shown as such', async () => {
    const away = await org.person('Ada Away', 'sponsor');
    const deputy = await org.person('Dev Deputy', 'sponsor');
    const p = await project('supportive', 'Quay', { sponsorId: away.id });
    const gate = await gateOf(p);
    const absence = { personId: away.id, deputyId: deputy.id, from: today, until: inDays(9) };
    expect((await director.post('/api/absences', absence)).status).toBe(201);
    await manager.post(`/api/gates/${gate.id}/opening`, {}, { version: gate.version });
    const holders = async () =>
      (await read(gate.id)).seats[0].holders.map((h: { person: { id: string }; why: string }) => [
        h.why,
        h.person.id,
      ]);
    expect(await holders()).toEqual([
      ['holder', away.id],
      ['deputy', deputy.id],
    ]);
    const work = (await deputy.get('/api/my-work')).body.gates;
    expect(work).toMatchObject([{ id: gate.id, wants: 'vote', insteadOf: 'Ada Away' }]);
    expect((await vote(gate.id, deputy)).status).toBe(200);
    const told = (await deputy.get('/api/notifications')).body.items;
    expect(told[0]).toMatchObject({ kind: 'gate-opened', note: 'Gate 2 Plan', project: { id: p.id } });
    for (const who of [away, deputy]) {
      const { version } = (await director.get(`/api/people/${who.id}`)).body;
      await director.patch(`/api/people/${who.id}`, { active: false }, { version });
    }
    expect(await holders()).toEqual([['escalated', director.id]]);
    expect((await read(gate.id)).seats[0].holders[0].insteadOf).toMatchObject({ id: away.id });
  });

  it('R1.3 carries conditions with owner and day: confirmed by somebody else, and back when they are overdue', async () => {
    const { gate, p } = await opened('supportive', 'Ramp');
    await vote(gate.id, sponsor);
    await vote(gate.id, keeper);
    const none = await decide(gate.id, sponsor, { decision: 'go-with-conditions' });
    expect(none.body.fields[0].path).toBe('body.conditions');
    const done = await decide(gate.id, sponsor, {
      decision: 'go-with-conditions',
      conditions: [condition(manager.id), condition(keeper.id)],
    });
    const [mine, theirs] = done.body.conditions;
    expect(mine).toMatchObject({ number: 1, state: 'open', owner: { id: manager.id }, evidence: '' });
    await server.superuser.query('update governance_gate_condition set due = $1 where id = $2', [
      inDays(-3),
      mine.id,
    ]);
    expect((await read(gate.id)).conditions[0].state).toBe('overdue');
    expect((await manager.get('/api/my-work')).body.conditions).toMatchObject([
      { id: mine.id, overdueDays: 3, gate: { id: gate.id } },
    ]);
    expect((await director.get(`/api/projects/${p.id}/controls/GAT-04`)).body.state).toBe('fail');
    const next = await gateOf(p, 'ready-to-build');
    expect(next.carried.map((c: { state: string }) => c.state)).toEqual(['overdue', 'open']);
    expect((await director.get('/api/gates?state=conditions')).body.items).toContainEqual(
      expect.objectContaining({ gateId: gate.id, openConditions: 2, overdueConditions: 1 }),
    );
    const evidence = { evidence: 'Signed, see /projects/PRJ-1?tab=documents' };
    const at = `/api/gate-conditions/${mine.id}`;
    const stranger = await org.person('Una Unrelated', 'team-member');
    expect((await stranger.post(`${at}/evidence`, evidence, { version: 1 })).status).toBe(403);
    expect((await director.post(`${at}/confirmation`, { met: true }, { version: 1 })).status).toBe(409);
    expect((await manager.post(`${at}/evidence`, evidence, { version: 1 })).body.reportedOn).toBe(today);
    expect((await manager.post(`${at}/confirmation`, { met: true }, { version: 2 })).status).toBe(403);
    const returned = await director.post(
      `${at}/confirmation`,
      { met: false, words: 'No date' },
      { version: 2 },
    );
    expect(returned.body).toMatchObject({ state: 'overdue', reportedOn: null });
    await manager.post(`${at}/evidence`, evidence, { version: 3 });
    const met = await director.post(`${at}/confirmation`, { met: true }, { version: 4 });
    expect(met.body).toMatchObject({ state: 'met', confirmedBy: { id: director.id } });
    expect(
      (await keeper.post(`/api/gate-conditions/${theirs.id}/evidence`, evidence, { version: 1 })).status,
    ).toBe(200);
    expect(
      (await keeper.post(`/api/gate-conditions/${theirs.id}/confirmation`, { met: true }, { version: 2 }))
        .status,
    ).toBe(403);
  });

  it('R1.3 comes again as the next round when it is recycled, and puts the project on hold when it is held', async () => {
    const { gate, p } = await opened('supportive', 'Silo', 'start');
    await complete(gate.id);
    await vote(gate.id, sponsor);
    await vote(gate.id, keeper);
    const back = await decide(gate.id, sponsor, { decision: 'recycle', nextOn: inDays(40) });
    expect(back.body.rounds).toMatchObject([
      { round: 1, decision: 'recycle' },
      { round: 2, state: 'planned', decision: null },
    ]);
    expect(back.body.milestone).toMatchObject({ forecast: inDays(40), actual: null });
    const again = await read(back.body.rounds[1].id);
    expect(again.deliverables.every((d: { state: string }) => d.state === 'approved')).toBe(true);
    expect(again.criteria.filter((c: { kind: string }) => c.kind === 'judged')).toContainEqual(
      expect.objectContaining({ state: 'none' }),
    );
    const { version } = (await director.get(`/api/projects/${p.id}`)).body.project;
    await director.post(`/api/projects/${p.id}/transition`, { to: 'active' }, { version });
    await manager.post(`/api/gates/${again.id}/opening`, {}, { version: again.version });
    await vote(again.id, sponsor);
    await vote(again.id, keeper);
    expect((await decide(again.id, sponsor, { decision: 'hold' })).status).toBe(200);
    expect((await director.get(`/api/projects/${p.id}`)).body.project.state).toBe('on-hold');
  });

  it('R1.3 keeps its parts honest: the manager neither judges nor approves, and nobody approves what they put up', async () => {
    const gate = await gateOf(await project('supportive', 'Tug'));
    const judged = gate.criteria.find((c: { kind: string }) => c.kind === 'judged');
    const automatic = gate.criteria.find((c: { kind: string }) => c.kind === 'automatic');
    const at = `/api/gate-criteria/${judged.id}`;
    expect((await manager.patch(at, { verdict: 'met' }, { version: 1 })).status).toBe(403);
    expect((await manager.patch(at, { link: '/projects/PRJ-1' }, { version: 1 })).status).toBe(200);
    expect((await sponsor.patch(at, { verdict: 'not-met' }, { version: 2 })).body.fields[0].path).toBe(
      'body.words',
    );
    expect((await sponsor.patch(at, { verdict: 'met' }, { version: 1 })).status).toBe(412);
    expect((await sponsor.patch(at, { verdict: 'met' }, { version: 2 })).status).toBe(200);
    const auto = await director.patch(
      `/api/gate-criteria/${automatic.id}`,
      { verdict: 'met' },
      { version: 1 },
    );
    expect(auto.status).toBe(409);
    const paper = `/api/gate-deliverables/${gate.deliverables[0].id}`;
    expect((await manager.patch(paper, { state: 'approved', link: '/x' }, { version: 1 })).status).toBe(403);
    expect((await director.patch(paper, { state: 'in-review', link: '/x' }, { version: 1 })).status).toBe(
      200,
    );
    expect((await director.patch(paper, { state: 'approved' }, { version: 2 })).status).toBe(403);
    expect((await sponsor.patch(paper, { state: 'approved' }, { version: 2 })).status).toBe(200);
    const spare = `/api/gate-deliverables/${gate.deliverables[1].id}`;
    expect((await director.patch(spare, { state: 'not-needed' }, { version: 1 })).status).toBe(400);
    const { body } = await director.get('/api/events?limit=5&filter=name.startsWith("governance.gate")');
    expect(body.items.length).toBeGreaterThan(3);
  });
});

describe('the kind of PMO at a gate', () => {
  it('R1.3 advises, wants a waiver or blocks a go while something is missing', async () => {
    const allowed = async (type: Type) => {
      const { gate } = await opened(type, `Gap ${type}`);
      const outcomes = (await read(gate.id)).outcomes as { decision: string; allowed: boolean }[];
      return outcomes.filter(o => o.allowed).map(o => o.decision);
    };
    const rest = ['hold', 'recycle', 'stop'];
    expect(await allowed('supportive')).toEqual(['go', 'go-with-conditions', ...rest]);
    expect(await allowed('controlling')).toEqual(['go-with-conditions', ...rest]);
    expect(await allowed('directive')).toEqual(rest);
    const { gate } = await opened('directive', 'Whole');
    await vote(gate.id, sponsor);
    await vote(gate.id, keeper);
    const refused = await decide(gate.id, sponsor);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Mend first')]);
    await complete(gate.id);
    expect((await decide(gate.id, sponsor)).status).toBe(200);
  });

  it('R1.3 holds back spending, a baseline and the start before the gate, by advice, waiver or block', async () => {
    const version = async (id: string) => (await director.get(`/api/projects/${id}`)).body.project.version;
    const spend = async (id: string, spentMinor: number) =>
      director.patch(`/api/projects/${id}`, { spentMinor }, { version: await version(id) });
    const baseline = async (id: string) =>
      director.post(`/api/projects/${id}/baseline`, { reason: 'Agreed' }, { version: await version(id) });
    const free = await project('supportive', 'Free');
    await gateOf(free);
    expect((await spend(free.id, 10_00)).status).toBe(200);
    expect((await director.get(`/api/projects/${free.id}/controls/GAT-02`)).body).toMatchObject({
      ...{ state: 'fail', does: 'advise' },
    });
    const asked = await project('controlling', 'Asked');
    await gateOf(asked);
    const held = await spend(asked.id, 10_00);
    expect([held.status, held.body.detail]).toEqual([409, expect.stringContaining('ask for a waiver')]);
    const wanted = {
      code: 'GAT-02',
      reason: 'Deposit',
      compensation: 'Sponsor signs',
      expires: '2199-01-01',
    };
    const waiver = await manager.post(`/api/projects/${asked.id}/waivers`, wanted);
    await director.post(`/api/waivers/${waiver.body.id}/decision`, { decision: 'approved' }, { version: 1 });
    expect((await spend(asked.id, 10_00)).status).toBe(200);
    const firm = await project('directive', 'Firm');
    const gate = await gateOf(firm, 'plan-approved', director);
    const blocked = await baseline(firm.id);
    expect([blocked.status, blocked.body.fields[0].path]).toEqual([409, 'controls.GAT-03']);
    expect((await spend(firm.id, 10_00)).status).toBe(409);
    const start = await director.post(
      `/api/projects/${firm.id}/transition`,
      { to: 'active' },
      { version: await version(firm.id) },
    );
    expect(start.body.detail).toContain('GAT-01');
    await director.post(`/api/gates/${gate.id}/opening`, {}, { version: gate.version });
    await complete(gate.id);
    await vote(gate.id, sponsor);
    await vote(gate.id, keeper);
    expect((await decide(gate.id, sponsor)).status).toBe(200);
    expect((await baseline(firm.id)).status).toBe(200);
    expect((await spend(firm.id, 10_00)).status).toBe(200);
  });
});

describe('the calendar of gates', () => {
  it('R1.3 shows gates by month and the median time to a decision, of visible projects only', async () => {
    const secret = await project('supportive', 'Secret', { confidential: true });
    const hidden = await gateOf(secret, 'plan-approved', director);
    const seen = async (who: TestPerson) => (await who.get('/api/gates?limit=500')).body;
    const analyst = await org.person('Ann Analyst', 'pmo-analyst');
    const [mine, theirs] = [await seen(director), await seen(analyst)];
    expect(mine.items.some((g: { gateId: string }) => g.gateId === hidden.id)).toBe(true);
    expect(theirs.items.some((g: { gateId: string }) => g.gateId === hidden.id)).toBe(false);
    expect(theirs.total).toBe(mine.total - 1);
    const sum = (months: readonly Record<string, number>[]) =>
      months.reduce(
        (n, m) =>
          n + ['unprepared', 'passed', 'planned', 'open', 'decided'].reduce((k, s) => k + (m[s] ?? 0), 0),
        0,
      );
    expect(sum(theirs.months)).toBe(theirs.total);
    expect((await analyst.get(`/api/gates/${hidden.id}`)).status).toBe(404);
    await server.superuser.query(
      "update governance_gate set opened_at = opened_at - interval '4 days' where org_id = $1 and state = 'decided'",
      [org.id],
    );
    const { body } = await analyst.get('/api/gate-figures');
    expect(body.whole).toMatchObject({ gates: expect.any(Number), medianDays: 4 });
    expect(body.gates.map((g: { name: string }) => g.name)).toContain('Plan approved');
    expect(body.formula).toContain('Median');
  });

  it('another organisation’s gate is not there, nor its money for who may not see money', async () => {
    const { gate, p } = await opened('supportive', 'Wharf');
    const rival = await server.organisation('rival-harbour');
    const thief = await rival.person('Theo Thief', 'pmo-director', 'administrator');
    for (const path of ['', '/snapshot', '/pdf'])
      expect((await thief.get(`/api/gates/${gate.id}${path}`)).status).toBe(404);
    expect((await thief.put(`/api/gates/${gate.id}/vote`, { choice: 'for' }, { version: 1 })).status).toBe(
      404,
    );
    expect((await thief.get('/api/gates')).body.total).toBe(0);
    const member = await org.person('Tea Member', {
      role: 'team-member',
      scopeKind: 'project',
      scopeId: p.id,
    });
    const shown = await read(gate.id, member);
    expect(shown.evidenceHash).toBeNull();
    expect(shown.criteria.find((c: { code: string }) => c.code === 'BEN-02')).toMatchObject({
      ...{ state: 'withheld', values: [] },
    });
    expect(shown.figures.map((f: { field: string }) => f.field)).not.toContain('costForecast');
  });
});

describe('gate standards', () => {
  it('R1.3 are versioned by the organisation; a prepared gate keeps the version it was prepared from', async () => {
    const gate = await gateOf(await project('supportive', 'Yard'), 'closure');
    const list = (await director.get('/api/gate-standards')).body;
    expect(list.items.map((s: { code: string }) => s.code)).toEqual([
      'start',
      'plan-approved',
      'ready-to-build',
      'go-live',
      'closure',
    ]);
    const closure = list.items.at(-1);
    const { name, purpose, content } = closure;
    const change = { name, purpose, content: { ...content, deliverables: [] }, reason: 'Less paper' };
    const at = '/api/gate-standards/closure';
    const wrong = { ...change, content: { ...content, quorum: 5 } };
    expect((await director.put(at, wrong, { version: 1 })).body.fields[0].path).toBe('body.content.quorum');
    expect((await manager.put(at, change, { version: 1 })).status).toBe(403);
    const changed = await director.put(at, change, { version: 1 });
    expect(changed.body).toMatchObject({ version: 2, versions: [{ version: 2, reason: 'Less paper' }] });
    expect((await director.put(at, change, { version: 1 })).status).toBe(412);
    expect((await read(gate.id)).deliverables).toHaveLength(3);
    const next = await gateOf(await project('supportive', 'Zone'), 'closure');
    expect(next).toMatchObject({ standard: { version: 2 }, deliverables: [] });
    const own = await director.post('/api/gate-standards', {
      code: 'pilot-end',
      name: 'Pilot ends',
      content,
    });
    expect(own.body).toMatchObject({ own: true, version: 1 });
  });
});
