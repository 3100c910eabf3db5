import type { ImportRecord } from '@chartroom/contract';
import { type Cell, cellText, readTable, writeXlsx } from '@chartroom/interop';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareReporting } from '../../domains/monitoring/index.ts';
import { systemActor } from '../../platform/index.ts';
import {
  apply,
  check,
  csv,
  everyProject,
  header,
  importAll,
  map,
  upload,
} from '../../testing/import-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let director: TestPerson;

const inAcme = <T>(work: Parameters<typeof server.application.database.inOrganisation<T>>[1]) =>
  server.application.database.inOrganisation(systemActor(acme.id), work);

beforeAll(async () => {
  server = await shareTestServer();
  acme = await server.organisation('acme');
  await inAcme(prepareReporting);
  director = await acme.person('Dana Director', 'pmo-director');
});
afterAll(() => server.close());

const named = async (source: string) =>
  inAcme(tx =>
    tx.db
      .selectFrom('registerProject')
      .select(['key', 'name', 'externalKey', 'costForecastMinor', 'currency'])
      .where('orgId', '=', acme.id)
      .where('externalSource', '=', source)
      .orderBy('number')
      .execute(),
  );
const messages = (run: ImportRecord) =>
  run.problems.map(p => [p.row, p.column, p.value, p.severity, p.message]);

describe('an upload', () => {
  test('recognises format, encoding, delimiter and columns, and suggests a mapping', async () => {
    const text = 'Projekt-ID;Project name;Budget (€k);Finish date\n1;Brücke;1 200,5;31/12/2027\n';
    const bytes = new Uint8Array([...text].map(c => (c === '€' ? 0x80 : (c.codePointAt(0) ?? 0))));
    const run = await upload(director, { name: 'Pläne 2026.csv', bytes }, 'projects');
    expect(run).toMatchObject({
      fileName: 'Pläne 2026.csv',
      state: 'uploaded',
      file: { format: 'csv', delimiter: ';', rows: 1 },
      suggestedFrom: 'matched',
      suggestion: {
        as: 'projects',
        source: 'Pläne 2026',
        fields: {
          externalKey: 'Projekt-ID',
          name: 'Project name',
          costBaseline: 'Budget (€k)',
          finishForecast: 'Finish date',
        },
        currency: 'EUR',
        moneyUnit: 'thousand',
        dayFormat: 'day-month-year',
        decimals: 'comma',
        key: 'externalKey',
      },
    });
    expect(run.file.encoding).toMatch(/1252/);
    expect(run.file.columns[1]).toEqual({ name: 'Project name', samples: ['Brücke'] });
  });

  test.each([
    ['plan.pdf', '%PDF-1.7', /This is a PDF/],
    ['empty.csv', '', /empty/],
    ['page.xls', '<html><table></table></html>', /web page/],
  ])('%s is refused with what to do instead', async (name, bytes, why) => {
    const answer = await director.upload('/api/imports', { name, bytes }, { as: 'projects' });
    expect(answer.body).toMatchObject({ code: 'unsupported', detail: expect.stringMatching(why) });
  });

  test('starts from the mapping remembered for the same headers in any order', async () => {
    const mapping = map('Remembered', {
      fields: { externalKey: 'Code', name: 'What', description: 'Words' },
    });
    const first = await upload(director, csv('a.csv', 'Code,What,Words', '1,One,w'), 'projects');
    expect(first.suggestedFrom).toBe('matched');
    await check(director, first.id, mapping);
    const second = await upload(director, csv('b.csv', 'words,Code,WHAT', 'w,1,One'), 'projects');
    expect(second).toMatchObject({ suggestedFrom: 'remembered', suggestion: mapping });
  });
});

describe('a check', () => {
  test('says what would change, with counts and reasons, and changes nothing', async () => {
    const mapping = map('Dry');
    await importAll(director, csv('before.csv', header, '1,One,100,2027-01-31,Works'), mapping);
    const run = await upload(
      director,
      csv(
        'after.csv',
        header,
        '1,One,120.50,2027-01-31,Works',
        '2,Two,5,2027-02-28,Roads',
        '3,Three,lots,2027-02-30,',
      ),
      'projects',
    );
    const checked = await check(director, run.id, mapping);
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { rows: 3, good: 2, bad: 1, created: 1, updated: 1, unchanged: 0 },
    });
    expect(checked.diff.map(d => [d.row, d.action, d.name])).toEqual([
      [3, 'create', 'Two'],
      [2, 'update', 'One'],
    ]);
    expect(checked.diff[1]?.changes).toContainEqual({
      field: 'costForecast',
      from: '100.00 GBP',
      to: '120.50 GBP',
    });
    expect(checked.diff[0]?.changes).toContainEqual({ field: 'unit', from: null, to: 'Roads' });
    expect(messages(checked)).toEqual([
      [4, 'Finish', '2027-02-30', 'error', expect.stringMatching(/no such day/)],
      [4, 'Cost', 'lots', 'error', expect.stringMatching(/not an amount/)],
    ]);
    expect((await named('Dry')).map(p => p.costForecastMinor)).toEqual([10_000]);
    const units = (await director.get('/api/units')).body.items.map((u: { name: string }) => u.name);
    expect(units).not.toContain('Roads');
  });

  test('refuses a mapping that does not fit at once, naming the field', async () => {
    const { id } = await upload(director, csv('a.csv', header, '1,One,,,'), 'projects');
    const wrong = map('x', { fields: { externalKey: 'Key', name: 'Nome' } });
    const answer = await director.post(`/api/imports/${id}/check`, { mapping: wrong }, { key: null });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'invalid',
        fields: [{ path: 'body.mapping.fields.name', message: expect.stringMatching(/"Nome"/) }],
      },
    });
  });

  test.each([
    ['duplicate keys', ['1,One,1,,', '1,Uno,2,,'], [3, /Row 2 says the same of 1/]],
    ['a currency sign of another currency', ['1,One,€5,,'], [2, /says EUR/]],
    ['a missing key', [',One,5,,'], [2, /no externalKey/]],
    ['no name for a new project', ['9,,5,,'], [2, /gives no name/]],
    ['a formula in a number', ['1,One,=1+1,,'], [2, /not an amount/]],
  ])('refuses %s', async (_what, lines, [row, why]) => {
    const { id } = await upload(director, csv('bad.csv', header, ...lines), 'projects');
    const { problems } = await check(director, id, map('Bad'));
    expect(problems).toMatchObject([
      { row, severity: 'error', message: expect.stringMatching(why as RegExp) },
    ]);
  });

  test('names the columns that no field reads', async () => {
    const { id } = await upload(
      director,
      csv('more.csv', `${header},Colour,Shape`, '1,One,1,,,,'),
      'projects',
    );
    const { problems } = await check(director, id, map('Unused'));
    expect(problems.map(p => [p.severity, p.message])).toEqual([
      ['note', 'No field of the mapping reads these columns: Colour, Shape.'],
    ]);
  });

  test('R16.3 refuses another currency than the project is kept in', async () => {
    await importAll(director, csv('a.csv', header, '1,One,5,,'), map('Currency'));
    const { id } = await upload(director, csv('a.csv', header, '1,One,5,,'), 'projects');
    const { problems } = await check(director, id, map('Currency', { currency: 'EUR' }));
    expect(problems).toMatchObject([
      { row: 2, value: 'EUR', message: expect.stringMatching(/is kept in GBP/) },
    ]);
  });
});

describe('applying', () => {
  const mapping = () => map('Apply');
  const mixed = csv(
    'mixed.csv',
    header,
    '1,One,1,2027-01-31,A',
    '2,Two,-2.5,2027-01-32,A',
    '3,"=SUM(A1)",x,,',
  );

  test('imports all rows or nothing, or the good rows only, by choice', async () => {
    const { id } = await upload(director, mixed, 'projects');
    const early = await director.post(`/api/imports/${id}/apply`, { mode: 'good' }, { key: null });
    expect(early.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(/Check this import first/),
    });
    await check(director, id, mapping());
    const all = await director.post(`/api/imports/${id}/apply`, { mode: 'all' }, { key: null });
    expect(all).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/2 of 3 rows are refused/) },
    });
    expect(await named('Apply')).toEqual([]);
    const applied = await apply(director, id, 'good');
    expect(applied).toMatchObject({ state: 'applied', counts: { created: 1, bad: 2 } });
    expect((await named('Apply')).map(p => p.name)).toEqual(['One']);
    const twice = await director.post(`/api/imports/${id}/apply`, { mode: 'good' }, { key: null });
    expect(twice.body).toMatchObject({ code: 'conflict', detail: expect.stringMatching(/has been applied/) });
  });

  test('gives the refused rows as a sheet with reasons, which imports once it is mended', async () => {
    const { items } = (await director.get('/api/imports')).body;
    const { id } = items.find((r: ImportRecord) => r.fileName === 'mixed.csv');
    const sheet = await director.get(`/api/imports/${id}/errors.xlsx`);
    expect(sheet.headers.get('content-disposition')).toContain('mixed - refused rows.xlsx');
    const table = readTable(new Uint8Array(sheet.body)).result;
    expect(table?.columns).toEqual([...header.split(','), 'Row in the file', 'Why it was refused']);
    expect(table?.rows.map(r => r.cells.map(cellText).slice(0, 6))).toEqual([
      ['2', 'Two', '-2.5', '2027-01-32', 'A', '3'],
      ['3', '=SUM(A1)', 'x', '', '', '4'],
    ]);
    expect(cellText(table?.rows[1]?.cells[6] ?? null)).toMatch(
      /^Cost: This is not an amount.*It says "x"\.$/,
    );
    const mend = (cell: Cell): Cell =>
      typeof cell === 'string' ? cell.replace('2027-01-32', '2027-01-31').replace(/^x$/, '7') : cell;
    const mended = writeXlsx([
      {
        name: 'Refused rows',
        columns: (table?.columns ?? []).map(name => ({ name })),
        rows: (table?.rows ?? []).map(r => r.cells.map(mend)),
      },
    ]);
    const again = await upload(director, { name: 'mended.xlsx', bytes: new Uint8Array(mended) }, 'projects');
    expect(again.file).toMatchObject({ format: 'xlsx', sheet: 'Refused rows', rows: 2 });
    expect(again).toMatchObject({ suggestedFrom: 'remembered', suggestion: mapping() });
    await check(director, again.id, again.suggestion);
    expect(await apply(director, again.id, 'all')).toMatchObject({
      state: 'applied',
      counts: { created: 2, bad: 0 },
    });
    expect((await named('Apply')).map(p => [p.externalKey, p.costForecastMinor])).toEqual([
      ['1', 100],
      ['2', -250],
      ['3', 700],
    ]);
  });

  test('records events that name the import, and the import by whom', async () => {
    const run = await importAll(director, csv('events.csv', header, '1,One,1,,'), map('Events'));
    expect(run.by?.name).toBe('Dana Director');
    const filter = encodeURIComponent('name == "register.project.added"');
    const { items } = (await director.get(`/api/events?filter=${filter}`)).body;
    expect(items[0].reason).toBe('Import of events.csv');
    const done = (
      await director.get(`/api/events?filter=${encodeURIComponent('name == "import.run.applied"')}`)
    ).body;
    expect(done.items[0]).toMatchObject({ subject: { kind: 'import', id: run.id } });
  });

  test('R7.8 keeps unknown ratings as said, recognises the scale, and corrects a report that changes', async () => {
    const reports = map('Ratings', {
      as: 'reports',
      fields: {
        externalKey: 'Key',
        name: 'Name',
        asOf: 'Day',
        overall: 'RAG',
        cost: 'Cost RAG',
        narrative: 'Text',
      },
    });
    const columns = 'Key,Name,Day,RAG,Cost RAG,Text';
    const rows = [
      '1,One,2026-01-31,Amber/Red,Green,fine',
      '2,Two,2026-01-31,,,',
      '3,Three,2026-01-31,Exempt,,',
    ];
    const first = await importAll(director, csv('r.csv', columns, ...rows), reports);
    expect(first.counts).toMatchObject({ created: 3, reports: 3 });
    const projects = await everyProject(director, 'asOf=2026-01-31');
    const health = (name: string) => projects.find(p => p.name === name).health.reported;
    expect([health('One'), health('Two'), health('Three')]).toEqual([
      { said: 'Amber/Red', level: 'amber-red', status: 'off-track' },
      { said: '', level: null, status: 'unknown' },
      { said: 'Exempt', level: null, status: 'unknown' },
    ]);
    const second = await importAll(
      director,
      csv('r.csv', columns, ...rows.with(1, '2,Two,2026-01-31,Green,,')),
      reports,
    );
    expect(second.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2, reports: 1 });
    const key = projects.find(p => p.name === 'Two').key;
    const { body } = await director.get(`/api/projects/${key}?asOf=2026-01-31`);
    expect(body.latestReport).toMatchObject({ revision: 2, overall: { said: 'Green' } });
    expect(body.latestReport.reason).toMatch(/^Import of r\.csv/);
  });
});

describe('key dates', () => {
  test('are added to projects that are there, and refused for others', async () => {
    await importAll(director, csv('p.csv', header, '1,One,1,,'), map('Dates'));
    const dates = map('Dates', {
      as: 'milestones',
      fields: {
        projectKey: 'P',
        name: 'M',
        kind: 'Kind',
        baseline: 'Planned',
        forecast: 'Due',
        costBaseline: 'Cost',
      },
    });
    const columns = 'P,M,Kind,Planned,Due,Cost';
    const file = csv(
      'm.csv',
      columns,
      '1,Start,gate,2027-01-01,2027-02-01,5',
      '7,End,,2027-01-01,,',
      '1,End,party,,,',
    );
    const { id } = await upload(director, file, 'milestones');
    const checked = await check(director, id, dates);
    expect(messages(checked).map(([row, , , , why]) => [row, why])).toEqual([
      [3, expect.stringMatching(/There is no project 7/)],
      [4, expect.stringMatching(/no kind of key date/)],
    ]);
    await apply(director, id, 'good');
    const [project] = await named('Dates');
    const { body } = await director.get(`/api/projects/${project?.key}`);
    expect(body.milestones).toMatchObject([
      { name: 'Start', kind: 'gate', baseline: '2027-01-01', forecast: '2027-02-01' },
    ]);
  });
});
