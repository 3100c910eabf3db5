import { asDay } from '@chartroom/engine';
import { type Cell, writeXlsx } from '@chartroom/interop';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareReporting } from '../../domains/monitoring/index.ts';
import { systemActor } from '../../platform/index.ts';
import { importAll, map, upload } from '../../testing/import-client.ts';
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

const costs = (source: string) =>
  inAcme(tx =>
    tx.db
      .selectFrom('registerProject')
      .select(['externalKey', 'costForecastMinor'])
      .where('orgId', '=', acme.id)
      .where('externalSource', '=', source)
      .orderBy('number')
      .execute(),
  );

describe('a workbook', () => {
  test('gives days and amounts as they are in the cells', async () => {
    const columns = ['Key', 'Name', 'Cost', 'Finish', 'Unit'].map(name => ({ name }));
    const rows: readonly (readonly Cell[])[] = [
      ['1', 'One', { number: '0.1' }, { day: asDay('2027-12-31') }, 'Works'],
      [{ number: '2' }, 'Two', { number: '-1200.5' }, null, null],
    ];
    const bytes = new Uint8Array(writeXlsx([{ name: 'Plan', columns, rows }]));
    const run = await importAll(
      director,
      { name: 'plan.xlsx', bytes },
      map('Workbook', { moneyUnit: 'million' }),
    );
    expect(run).toMatchObject({ state: 'applied', counts: { created: 2 } });
    expect((await costs('Workbook')).map(p => [p.externalKey, p.costForecastMinor])).toEqual([
      ['1', 10_000_000],
      ['2', -120_050_000_000],
    ]);
  });

  test('says its sheets, and begins again with the one that is chosen', async () => {
    const sheet = (name: string, ...columns: readonly string[]) => ({
      name,
      columns: columns.map(column => ({ name: column })),
      rows: [columns.map(column => `a ${column}`)],
    });
    const bytes = new Uint8Array(writeXlsx([sheet('Notes', 'Remark'), sheet('Plan', 'Key', 'Name')]));
    const { id, file } = await upload(director, { name: 'two.xlsx', bytes }, 'projects');
    expect(file).toMatchObject({ sheet: 'Notes', columns: [{ name: 'Remark' }] });
    const sheets = await director.get(`/api/imports/${id}/sheets`);
    expect(sheets.body).toEqual({ items: ['Notes', 'Plan'] });
    const chosen = await director.post(`/api/imports/${id}/sheet`, { sheet: 'Plan' }, { key: null });
    expect(chosen.body).toMatchObject({
      state: 'uploaded',
      file: { sheet: 'Plan', rows: 1 },
      suggestion: { fields: { externalKey: 'Key', name: 'Name' } },
      mapping: null,
      counts: null,
    });
    const none = await director.post(`/api/imports/${id}/sheet`, { sheet: 'Costs' }, { key: null });
    expect(none.status).toBe(415);
    expect(none.body.detail).toContain('"Notes", "Plan"');
  });
});
