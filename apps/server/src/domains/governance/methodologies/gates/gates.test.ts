import { afterAll, describe, expect, it } from 'vitest';
import { inDays, openGateDesk, today } from '../../../../testing/gate-desk.ts';
import { readPdf } from '../../../../testing/read-pdf.ts';

const desk = await openGateDesk('harbour');
const { server, org, director, sponsor, manager, keeper } = desk;
const { project, gateOf, read, complete, opened, vote, decide } = desk;
afterAll(() => server.close());

const condition = (ownerId: string, days = 10) => ({ text: 'Sign the contract', ownerId, due: inDays(days) });

describe('a gate', () => {
  it('R1.3 is prepared from a standard, evaluates criteria by controls now, and is decided on a snapshot that never changes', async () => {
    const p = await project('supportive', 'Crane');
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
    await vote(gate.id, keeper, { choice: 'against', words: 'It costs more than it brings' });
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
    expect((await vote(gate.id, keeper, { choice: 'against' })).body.fields[0].path).toBe('body.words');
    expect((await vote(gate.id, sponsor)).status).toBe(200);
    const early = await decide(gate.id, sponsor);
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('1 of at least 2')]);
    await vote(gate.id, keeper, { choice: 'abstain' });
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
    const made = await director.post(
      '/api/tokens',
      { name: 'x', scopes: ['project.read', 'gate.decide'] },
      { key: null },
    );
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
    const { evidenceHash } = seen;
    expect((await decide(gate.id, sponsor, { evidenceHash })).status).toBe(409);
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
