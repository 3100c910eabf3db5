import { afterAll, describe, expect, it } from 'vitest';
import { type DeskType, openGateDesk } from '../../../../testing/gate-desk.ts';
import type { TestPerson } from '../../../../testing/test-server.ts';

const desk = await openGateDesk('port');
const { server, org, director, sponsor, manager, keeper } = desk;
const { project, gateOf, read, complete, opened, vote, decide } = desk;
afterAll(() => server.close());

describe('the kind of PMO at a gate', () => {
  it('R1.3 advises, wants a waiver or blocks a go while something is missing', async () => {
    const allowed = async (type: DeskType) => {
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
