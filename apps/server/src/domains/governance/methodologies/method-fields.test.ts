import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../../testing/client.ts';
import { follow, next, ok, published, small } from '../../../testing/method-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
/** Sees projects and no money. */
let member: TestPerson;

const add = (body: object) => ok(director.post('/api/fields', body));
const asks = (field: string, name: string, more: object = {}) => ({
  ...{ id: `ask-${field.toLowerCase()}`, name, phase: 'design', field },
  ...more,
});
const gate = { id: 'go', name: 'Go ahead', after: 'design', deliverables: [] };
const asking = {
  ...small,
  gates: [gate],
  fields: [
    asks('costCentre', 'Cost centre'),
    asks('risky', 'Is it risky', { mandatory: false }),
    asks('goLive', 'Go live', { phase: 'build', level: 'full' }),
  ],
};

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('asking', { currency: 'GBP', pmoType: 'directive' });
  director = await org.person('Ada Director', 'pmo-director', 'administrator');
  member = await org.person('Tim Member', 'team-member');
  const { standardVersion } = await ok(director.get('/api/controls'));
  const force = { inForceFrom: '2026-01-01', reason: 'For the test' };
  await ok(director.put('/api/control-standard', force, { version: standardVersion }));
  await add({ key: 'costCentre', label: 'Cost centre', type: 'text' });
  await add({ key: 'risky', label: 'Risky', type: 'yes-no' });
  await add({ key: 'goLive', label: 'Go live', type: 'date' });
  await add({ key: 'cap', label: 'Cap', type: 'money' });
  await add({ key: 'late', label: 'Late', type: 'formula', result: 'yes-no', formula: 'goLive < today' });
});
afterAll(() => server.close());

const project = (name: string, more: object = {}) => ok(director.post('/api/projects', { name, ...more }));
const methodOf = (id: string, who = director) => ok(who.get(`/api/projects/${id}/method`));
const fill = (p: { id: string; version: number }, fields: object) =>
  ok(director.patch(`/api/projects/${p.id}`, { fields }, { version: p.version }));
const said = (id: string, body: object) => director.post(`/api/projects/${id}/method/steps`, body);

/** The steps of a project that ask for fields. */
const fieldsIn = ({ phases }: { phases: readonly { steps: readonly { kind: string }[] }[] }) =>
  phases.flatMap(p => p.steps.filter(s => s.kind === 'field'));

test('R2.9 R1.1 a method asks for fields by phase and level: each is done as soon as the project has a value', async () => {
  const p = await project('Pier');
  const { version } = await published(director, asking);
  const set = await ok(follow(director, { project: p.id, version }));
  expect(fieldsIn(set)).toMatchObject([
    { step: 'ask-costcentre', name: 'Cost centre', field: 'costCentre', mandatory: true, state: 'open' },
    { step: 'ask-risky', field: 'risky', mandatory: false, state: 'open' },
  ]);
  const [design] = set.phases;
  await fill(p, { costCentre: 'CC-1', risky: false });
  const filled = await methodOf(p.id);
  expect(fieldsIn(filled)).toMatchObject([
    { state: 'done', by: null, day: null },
    { state: 'done', by: null, day: null },
  ]);
  expect(filled.phases[0].done).toBe(design.done + 2);
  const again = await said(p.id, { step: 'ask-costcentre', state: 'not-applicable', reason: 'None' });
  expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('is filled')]);
  await fill({ ...p, version: p.version + 1 }, { costCentre: null });
  const untold = await said(p.id, { step: 'ask-costcentre', state: 'done' });
  expect([untold.status, untold.body.detail]).toEqual([
    409,
    expect.stringContaining('as soon as it is filled'),
  ]);
  const off = await ok(said(p.id, { step: 'ask-costcentre', state: 'not-applicable', reason: 'No costs' }));
  expect(fieldsIn(off)[0]).toMatchObject({ state: 'not-applicable', reason: 'No costs' });
  const left = { tailoring: [{ element: 'ask-risky', change: 'left-out', reason: 'Known' }], at: 2 };
  expect(fieldsIn(await ok(follow(director, { project: p.id, version }, left)))[1]).toMatchObject({
    leftOut: 'Known',
    mandatory: false,
  });
});

test('R2.9 R1.3 R1.4 a strict method lets later phases wait for them, and a gate of the phase asks for them', async () => {
  const p = await project('Quay');
  const { version } = await published(director, asking, 'strict');
  const set = await ok(follow(director, { project: p.id, version }));
  const gatePath = `/api/gates/${set.phases[0].gates[0].gate.id}`;
  expect((await ok(director.get(gatePath))).criteria).toMatchObject([
    { kind: 'field', code: 'costCentre', name: 'Cost centre', state: 'not-met', does: 'block' },
  ]);
  await ok(said(p.id, { step: 'think', state: 'done' }));
  await ok(said(p.id, { step: 'case', state: 'done' }));
  const early = await said(p.id, { step: 'thing', state: 'done' });
  expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('“Cost centre”')]);
  await fill(p, { costCentre: 'CC-2' });
  const { criteria } = await ok(director.get(gatePath));
  expect(criteria).toMatchObject([{ state: 'met' }]);
  const judged = await director.patch(
    `/api/gate-criteria/${criteria[0].id}`,
    { verdict: 'not-met', words: 'No' },
    { version: criteria[0].version },
  );
  expect([judged.status, judged.body.detail]).toEqual([
    409,
    expect.stringContaining('as soon as it is filled'),
  ]);
  await ok(said(p.id, { step: 'thing', state: 'done' }));
});

test('R2.9 R1.10 what goes past a field that is asked for is seen in adoption, and before a version is published', async () => {
  const p = await project('Mole');
  const { method, version } = await published(director, asking);
  await ok(follow(director, { project: p.id, version }));
  await ok(said(p.id, { step: 'thing', state: 'done' }));
  const { deviations } = await methodOf(p.id);
  // Think, the case, and the field.
  expect(deviations).toMatchObject({ skipped: 3 });
  const { steps } = await ok(director.get('/api/method-adoption'));
  expect(steps).toContainEqual(expect.objectContaining({ step: 'ask-costcentre', skipped: 1 }));
  await fill(p, { costCentre: 'CC-3' });
  expect((await methodOf(p.id)).deviations).toMatchObject({ skipped: 2 });
  const draft = await next(director, method, {
    ...asking,
    fields: [...asking.fields, asks('cap', 'Cap of costs')],
  });
  const impact = await ok(director.get(`/api/method-versions/${draft}/impact`));
  expect(impact.items).toMatchObject([
    { gets: [{ id: 'ask-cap', name: 'Cap of costs' }], misses: [{ id: 'ask-cap' }] },
  ]);
  const diff = await ok(director.get(`/api/method-versions/${draft}/diff`));
  expect(diff.items).toMatchObject([{ part: 'fields', id: 'ask-cap', change: 'added' }]);
});

test('R2.9 whether an amount is filled is not told to who may not see money', async () => {
  const p = await project('Slip');
  const { version } = await published(director, { ...asking, fields: [asks('cap', 'Cap of costs')] });
  const set = await ok(follow(director, { project: p.id, version }));
  expect(fieldsIn(set)).toMatchObject([{ field: 'cap', state: 'open' }]);
  await ok(said(p.id, { step: 'thing', state: 'done' }));
  const before = await methodOf(p.id, member);
  const gatePath = `/api/gates/${set.phases[0].gates[0].gate.id}`;
  const gateBefore = await ok(member.get(gatePath));
  expect(fieldsIn(before)).toEqual([]);
  expect(gateBefore.criteria).toMatchObject([{ code: 'cap', state: 'withheld' }]);
  await fill(p, { cap: 100_00 });
  const after = await methodOf(p.id, member);
  expect(after).toEqual(before);
  expect((await ok(member.get(gatePath))).criteria).toEqual(gateBefore.criteria);
  expect(fieldsIn(await methodOf(p.id))).toMatchObject([{ state: 'done' }]);
  // A token may edit and see no money.
  const scopes = ['project.read', 'project.edit'];
  const token = await ok(director.post('/api/tokens', { name: 'Steps', scopes }));
  const robot = createClient(server.address, { authorization: `Bearer ${token.secret}` });
  const step = { step: 'ask-cap', state: 'not-applicable', reason: 'None' };
  const blind = await robot.post(`/api/projects/${p.id}/method/steps`, step);
  expect([blind.status, blind.body.detail]).toEqual([400, expect.stringContaining('no step')]);
});

test('R2.9 what projects do not have, what is calculated and what is asked twice are refused; a retired one is asked no more', async () => {
  await add({ key: 'gone', label: 'Gone', type: 'text' });
  const p = await project('Weir');
  const { method, version } = await published(director, { ...asking, fields: [asks('gone', 'Gone')] });
  expect(fieldsIn(await ok(follow(director, { project: p.id, version })))).toMatchObject([{ field: 'gone' }]);
  const draft = await ok(director.post(`/api/methods/${method}/drafts`));
  const path = `/api/method-versions/${draft.id}`;
  const refused = async (fields: readonly object[]) => {
    const { status, body } = await director.put(path, { definition: { ...asking, fields } }, { version: 1 });
    return [status, body.fields?.[0].path, body.detail];
  };
  const at = (n: number) => `body.definition.fields.${n}.field`;
  expect(await refused([asks('nowhere', 'No')])).toEqual([
    400,
    at(0),
    expect.stringContaining('do not have'),
  ]);
  expect(await refused([asks('late', 'No')])).toEqual([400, at(0), expect.stringContaining('calculated')]);
  const twice = [asks('goLive', 'First'), { ...asks('goLive', 'Second'), id: 'again' }];
  expect(await refused(twice)).toEqual([400, at(1), expect.stringContaining('“First” asks for already')]);
  const elsewhere = [{ ...asks('goLive', 'No'), phase: 'nowhere' }];
  expect(await refused(elsewhere)).toEqual([400, 'body.definition.fields.0.phase', expect.any(String)]);
  const [gone] = (await ok(director.get('/api/fields?entity=project'))).items.filter(
    (f: { key: string }) => f.key === 'gone',
  );
  await ok(director.patch(`/api/fields/${gone.id}`, { retired: true }, { version: gone.version }));
  expect(fieldsIn(await methodOf(p.id))).toEqual([]);
  const { problems } = await ok(director.get(path));
  expect(problems).toContainEqual({ path: 'fields.0.field', message: expect.stringContaining('retired') });
});
