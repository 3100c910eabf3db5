import { asDay, dayOfWall } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { now } from '../../platform/index.ts';
import { type Client, signedIn } from '../../testing/client.ts';
import { shareTestServer, type TestServer } from '../../testing/test-server.ts';
import { generateDemonstration } from './generate.ts';
import {
  demonstrationPassword,
  demonstrationSlug,
  type LoadedDemonstration,
  loadDemonstration,
} from './load.ts';

const demo = generateDemonstration('chartroom', asDay(now().slice(0, 10)));
let server: TestServer;
let loaded: LoadedDemonstration;
let director: Client;

const as = async (role: string): Promise<Client> => {
  const found = loaded.signIns.find(s => s.role === role);
  return signedIn(server.address, found?.email ?? '', demonstrationPassword);
};

beforeAll(async () => {
  server = await shareTestServer();
  const { id } = await server.organisation(demonstrationSlug, {
    name: demo.organisation.name,
    currency: demo.organisation.currency,
    cadenceDays: demo.organisation.cadenceDays,
    fiscalYearStart: '04-01',
  });
  loaded = await loadDemonstration(server.application.database, id, demo);
  director = await as('pmo-director');
}, 180_000);
afterAll(() => server.close());

describe('loadDemonstration', () => {
  it('fills the register: units, people, portfolios, programmes, projects, rates', async () => {
    const total = async (path: string) => (await director.get(path)).body.total;
    expect(await total('/api/people')).toBe(300);
    const open = demo.projects.filter(p => !p.confidential).length;
    expect(open).toBe(117);
    expect(await total('/api/projects?scope=all')).toBe(open);
    const length = async (path: string) => (await director.get(path)).body.items.length;
    expect(await length('/api/units')).toBe(demo.units.length);
    expect(await length('/api/portfolios')).toBe(3);
    expect(await length('/api/programmes')).toBe(8);
    expect(await length('/api/rates')).toBe(demo.rates.length);
  });

  it('lets everybody it names sign in', async () => {
    expect(loaded.signIns).toHaveLength(11);
    for (const { role } of loaded.signIns) {
      const answer = await (await as(role)).get('/api/me');
      expect([role, answer.status]).toEqual([role, 200]);
    }
  });

  it('publishes every report, and each project reads as it was told', async () => {
    const reported = demo.projects.find(p => p.reports.length > 30 && !p.confidential);
    const page = await director.get(
      `/api/projects?scope=all&limit=1&search=${encodeURIComponent(reported?.name ?? '')}`,
    );
    const project = page.body.items[0];
    const last = reported?.reports.at(-1);
    expect(project).toMatchObject({
      name: reported?.name,
      health: { reported: { said: last?.overall }, reportDay: last?.asOf },
      dates: { finishForecast: last?.finishForecast },
    });
    const reports = await director.get(`/api/projects/${project.id}/reports?limit=200`);
    expect(reports.body.items).toHaveLength(reported?.reports.length ?? 0);
  });

  it('keeps a confidential project from who has no part in it', async () => {
    const member = await as('team-member');
    const names = (await member.get('/api/projects?scope=all&limit=200')).body.items.map(
      (p: { name: string }) => p.name,
    );
    const secret = demo.projects.filter(p => p.confidential).map(p => p.name);
    expect(names.filter((n: string) => secret.includes(n))).toEqual([]);
  });

  it('gives some thirty projects a plan that says what they report, with a promise, progress and people', async () => {
    const projects = (await director.get('/api/projects?limit=200')).body.items as {
      id: string;
      name: string;
    }[];
    const plans = await Promise.all(
      projects.map(async p => ({ ...p, answer: await director.get(`/api/projects/${p.id}/plan`) })),
    );
    const planned = plans.filter(p => p.answer.status === 200);
    expect(planned.length).toBeGreaterThanOrEqual(25);
    for (const { id, name, answer } of planned) {
      const { tasks, links, assignments, baselines, start, finish } = answer.body;
      expect([name, tasks.length >= 30 && tasks.length <= 200]).toEqual([name, true]);
      expect(Math.min(links.length, assignments.length)).toBeGreaterThan(10);
      expect(baselines).toMatchObject([{ number: 0 }]);
      const told = demo.projects.find(p => p.name === name);
      const last =
        told?.changes.findLast(c => c.set.finishForecast)?.set.finishForecast ?? told?.first.finishForecast;
      expect([name, dayOfWall(finish)]).toEqual([name, last]);
      const { dates } = (await director.get(`/api/projects/${id}`)).body.project;
      expect([name, dates.startForecast, dates.finishForecast]).toEqual([name, dayOfWall(start), last]);
    }
    const waiting = await Promise.all(planned.map(p => director.get(`/api/projects/${p.id}/dependencies`)));
    const states = new Set(waiting.flatMap(w => w.body.items.map((d: { state: string }) => d.state)));
    expect(states.size).toBeGreaterThanOrEqual(2);
  });

  it('can be looked at as of a day of its past, compared with another', async () => {
    const [from, to] = [demo.projects[0]?.reports.at(-9)?.asOf, demo.projects[0]?.reports.at(-1)?.asOf];
    const cockpit = await director.get(`/api/cockpit?asOf=${to}&compareWith=${from}`);
    expect(cockpit.status, JSON.stringify(cockpit.body)).toBe(200);
    expect(cockpit.body.changes.length).toBeGreaterThan(5);
    expect(cockpit.body.projects).toBeGreaterThan(80);
  });

  it('lets nearly all projects follow a method, some an older version, with steps done and deviations', async () => {
    const { body } = await director.get('/api/method-adoption');
    expect(body.with.pct).toBeGreaterThan(85);
    expect(body.with.pct).toBeLessThan(100);
    expect(body.behind.projects).toBeGreaterThan(3);
    expect(body.deviating).toBeGreaterThan(3);
    expect(body.methods.filter((m: { projects: number }) => m.projects > 0)).toHaveLength(6);
    expect(body.steps.length).toBeGreaterThan(5);
    const methods = (await director.get('/api/methods')).body.items;
    const gated = methods.find((m: { key: string }) => m.key === 'STAGE-GATE');
    expect(gated).toMatchObject({ newest: { number: 2 }, draft: { number: 3 } });
    const impact = (await director.get(`/api/method-versions/${gated.newest.id}/impact`)).body;
    expect(impact.optedOut).toBeGreaterThan(1);
    expect(impact.missing).toBeGreaterThan(0);
  });

  it('R3.11 archives what two projects have approved, by rules, and holds one of them', async () => {
    const records = await vi.waitFor(
      async () => {
        const { items } = (await director.get('/api/records')).body;
        expect(items.length).toBeGreaterThan(1);
        const open = (await director.get('/api/jobs')).body.items.filter(
          (j: { kind: string; state: string }) => j.kind === 'record-archive' && j.state !== 'done',
        );
        expect(open).toEqual([]);
        return items;
      },
      { timeout: 30_000 },
    );
    const projects = new Set(records.map((r: { project: { key: string } }) => r.project.key));
    expect([projects.size, records.length < 6]).toEqual([2, true]);
    expect(records.some((r: { holds: number }) => r.holds === 1)).toBe(true);
    expect((await director.get('/api/retention-rules')).body.items).toHaveLength(2);
  });

  it('makes two projects of a template that changed since: one opted out, the other is offered it', async () => {
    const { items } = (await director.get('/api/project-templates/data-protection/projects')).body;
    expect(items.map((p: { number: number }) => p.number).sort()).toEqual([1, 1]);
    const { items: offers } = (await director.get('/api/project-templates/data-protection/offers')).body;
    const reasons = offers.map((o: { optedOut: string | null }) => o.optedOut);
    expect(reasons.toSorted()).toEqual([expect.stringContaining('first version'), null]);
    const open = offers.find((o: { optedOut: string | null }) => o.optedOut === null);
    expect(open.items.map((i: { element: string }) => i.element)).toEqual([
      'task:privacy-risks',
      'task:privacy-check',
    ]);
  });
});
