import { addDays, asDay } from '@chartroom/engine';
import { startTestServer, type TestPerson } from './test-server.ts';

export const today = new Date().toISOString().slice(0, 10);
export const inDays = (days: number) => addDays(asDay(today), days);
const types = ['supportive', 'controlling', 'directive'] as const;
export type DeskType = (typeof types)[number];

/** Throws what was answered where it was refused. */
const must = ({ status, body }: { readonly status: number; readonly body: unknown }) => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
};

/**
 * Three departments, one of each kind of PMO, and one portfolio whose manager, the sponsor and the director decide at
 * gates; the controls are in force.
 */
export async function openGateDesk(slug: string) {
  const server = await startTestServer();
  const org = await server.organisation(slug, { pmoType: 'supportive', cadenceDays: 14 });
  const director = await org.person('Dora Director', 'pmo-director');
  const sponsor = await org.person('Sam Sponsor', 'sponsor');
  const manager = await org.person('Max Manager', 'project-manager');
  const portfolio = (await director.post('/api/portfolios', { name: 'Docks' })).body.id;
  const keeper = await org.person('Kim Keeper', {
    role: 'portfolio-manager',
    scopeKind: 'portfolio',
    scopeId: portfolio,
  });
  const units = new Map<DeskType, string>();
  for (const pmoType of types)
    units.set(pmoType, (await director.post('/api/units', { name: `Unit ${pmoType}`, pmoType })).body.id);
  const { standardVersion } = (await director.get('/api/controls')).body;
  const force = { inForceFrom: '2026-01-01', reason: 'For the test' };
  must(await director.put('/api/control-standard', force, { version: standardVersion }));

  const project = async (type: DeskType, name: string, given: object = {}) => {
    const made = await director.post('/api/projects', {
      ...{ name, unitId: units.get(type), portfolioId: portfolio, description: 'For the test', class: 'A' },
      ...{
        sponsorId: sponsor.id,
        managerId: manager.id,
        costForecastMinor: 100_00,
        benefitsForecastMinor: 300_00,
      },
      ...{ startForecast: '2026-01-05', finishForecast: '2199-01-05', ...given },
    });
    must(made);
    return made.body;
  };
  const gateOf = async (p: { id: string }, standard = 'plan-approved', who: TestPerson = manager) => {
    const date = { name: 'Gate 2 Plan', kind: 'gate', forecast: inDays(20) };
    const milestone = await director.post(`/api/projects/${p.id}/milestones`, date);
    const made = await who.post(`/api/projects/${p.id}/gates`, { milestoneId: milestone.body.id, standard });
    must(made);
    return made.body;
  };
  const read = async (id: string, who: TestPerson = director) => (await who.get(`/api/gates/${id}`)).body;
  /** Judges all there is to judge as met, and approves all deliverables. */
  const complete = async (id: string) => {
    const gate = await read(id);
    for (const c of gate.criteria.filter((x: { kind: string }) => x.kind === 'judged'))
      must(await director.patch(`/api/gate-criteria/${c.id}`, { verdict: 'met' }, { version: c.version }));
    const done = { state: 'approved', link: '/projects/PRJ-1?tab=details' };
    for (const d of gate.deliverables)
      must(await director.patch(`/api/gate-deliverables/${d.id}`, done, { version: d.version }));
  };
  const opened = async (type: DeskType, name: string, standard?: string) => {
    const p = await project(type, name);
    const gate = await gateOf(p, standard);
    const answer = await manager.post(`/api/gates/${gate.id}/opening`, {}, { version: gate.version });
    must(answer);
    return { p, gate: answer.body };
  };
  const vote = async (id: string, who: TestPerson, said: object = { choice: 'for' }) =>
    who.put(`/api/gates/${id}/vote`, said, { version: (await read(id)).version });
  const decide = async (id: string, who: TestPerson, given: object = {}) => {
    const { version, evidenceHash } = await read(id);
    const body = { decision: 'go', words: 'As agreed', evidenceHash, ...given };
    return who.post(`/api/gates/${id}/decision`, body, { version });
  };
  const people = { director, sponsor, manager, keeper };
  return { server, org, ...people, project, gateOf, read, complete, opened, vote, decide };
}
