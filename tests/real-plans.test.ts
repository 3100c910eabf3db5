import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asDay, assessSchedule, planValue, schedule } from '@chartroom/engine';
import { readMspdi, readPlan, writeMspdi } from '@chartroom/interop';
import { expect, test } from 'vitest';

const folder = (name: string) => fileURLToPath(new URL(`../../shared/data/${name}/files`, import.meta.url));
const filesOf = (name: string): readonly (readonly [string, string])[] =>
  existsSync(folder(name))
    ? readdirSync(folder(name)).map(file => [file, `${folder(name)}/${file}`] as const)
    : [];
const mspdi = filesOf('mspdi');
const all = [...mspdi, ...filesOf('xer')];

test.skipIf(mspdi.length === 0)(
  'read, written and read again, every plan of Microsoft Project is the same',
  () => {
    for (const [file, path] of mspdi) {
      const { result } = readMspdi(readFileSync(path));
      if (!result) throw new Error(`${file} is not read`);
      const again = readMspdi(writeMspdi(result).result);
      expect(again.findings, file).toEqual([]);
      expect(again.result, file).toEqual(result);
    }
    expect(mspdi.length).toBeGreaterThanOrEqual(128);
  },
);

test.skipIf(all.length === 0)(
  'R3.5 R7.4 every real plan is assessed and valued: all fourteen checks, amounts that add up, no exception',
  () => {
    let valued = 0;
    for (const [file, path] of all) {
      const { result: plan } = readPlan(readFileSync(path), { fileName: file });
      if (!plan) continue;
      const { result } = schedule(plan);
      const { checks, applicable, passed } = assessSchedule(plan, result);
      expect(checks, file).toHaveLength(14);
      expect(passed <= applicable && applicable <= 14, file).toBe(true);
      for (const c of checks)
        if (c.value !== null && c.unit === 'percent')
          expect(c.value >= 0 && c.value <= 100, `${file} ${c.id}`).toBe(true);
      const { result: value, findings } = planValue(plan, result, { statusDay: asDay('2012-01-01') });
      if (!value) {
        expect(findings[0]?.code, file).toBe('value.no-baseline');
        continue;
      }
      valued++;
      expect(value.series.pv.at(-1), file).toBe(value.totals.bac);
      expect(value.totals.ev <= value.totals.bac, file).toBe(true);
    }
    expect(valued).toBeGreaterThan(10);
  },
  60_000,
);
