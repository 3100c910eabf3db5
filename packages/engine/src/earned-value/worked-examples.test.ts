import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type MaybeFraction, toNumber, toPlaces, toWhole } from '../base/fraction.ts';
import { earnedSchedule } from './earned-schedule.ts';
import { valueIndices } from './indices.ts';

const file = new URL('../../../../../shared/data/evm/evm_worked_examples.json', import.meta.url);
const examples = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;

type Case = Readonly<Record<string, number | null>>;
const near = (label: string, ours: MaybeFraction, theirs: number | null | undefined) => {
  if (theirs === null || theirs === undefined) return expect(ours, label).toBe(null);
  if (ours === null) return expect(ours, label).toBe(theirs);
  // The examples are doubles that were themselves rounded at each step.
  const error = Math.abs(toNumber(ours) - theirs) / Math.max(1, Math.abs(theirs));
  return expect(error, `${label}: ${toNumber(ours)} instead of ${theirs}`).toBeLessThan(2e-15);
};

describe.skipIf(examples === null)('R7.4 earned value: published and constructed examples, exact', () => {
  test('R7.4 every snapshot: variances, indices, the EAC family, TCPI, and null where nothing can be divided', () => {
    for (const c of examples.snapshots as readonly Case[]) {
      const minor = (name: string) => Math.round((c[name] ?? 0) * 100);
      const i = valueIndices({ bac: minor('BAC'), pv: minor('PV'), ev: minor('EV'), ac: minor('AC') });
      const major = (name: string) => {
        const value = c[name];
        return value === null || value === undefined ? null : value * 100;
      };
      const label = (name: string) => `${name} of ${c.source}`;
      near(label('CV'), i.cv, major('CV'));
      near(label('SV'), i.sv, major('SV'));
      near(label('CVpct'), i.cvShare, c.CVpct);
      near(label('SVpct'), i.svShare, c.SVpct);
      near(label('CPI'), i.cpi, c.CPI);
      near(label('SPI'), i.spi, c.SPI);
      near(label('CSI'), i.csi, c.CSI);
      near(label('complete'), i.complete, c.pct_complete);
      near(label('spent'), i.spent, c.pct_spent);
      near(label('planned'), i.planned, c.pct_planned);
      near(label('EAC at budget'), i.eac.atBudget, major('EAC_remaining_at_budget'));
      near(label('EAC by CPI'), i.eac.byCpi, major('EAC_cpi'));
      near(label('EAC by CPI and SPI'), i.eac.byCpiSpi, major('EAC_cpi_spi'));
      near(label('EAC 80:20'), i.eac.byEightyTwenty, major('EAC_80_20'));
      near(label('ETC'), i.etc, major('ETC_cpi'));
      near(label('VAC'), i.vac, major('VAC_cpi'));
      near(label('TCPI of BAC'), i.tcpiBac, c.TCPI_bac);
      near(label('TCPI of EAC'), i.tcpiEac, c.TCPI_eac_cpi);
    }
    expect(examples.snapshots).toHaveLength(7);
  });

  test.each(['earned_schedule', 'earned_schedule_plateau'])(
    'R7.4 %s: ES, SV(t), SPI(t), IEAC(t), TSPI',
    name => {
      const { pv_cum: planned, cases } = examples[name] as {
        pv_cum: readonly number[];
        cases: readonly Case[];
      };
      for (const c of cases) {
        const s = earnedSchedule({ planned, ev: c.ev ?? 0, elapsed: c.t ?? 0 });
        near('ES', s.es, c.ES);
        near('SV(t)', s.svt, c.SVt);
        near('SPI(t)', s.spit, c.SPIt);
        near('IEAC(t)', s.ieact, c.IEACt);
        near('IEAC(t) at plan', s.ieactAtPlan, c.IEACt_pf1);
        near('TSPI', s.tspi, c.TSPI_pd);
      }
      expect(cases.length).toBeGreaterThan(3);
    },
  );
});

const real = new URL('../../../../../shared/data/evm/sip_cost_performance_monthly.csv', import.meta.url);

test.skipIf(!existsSync(real))('R7.4 the running CPI of 18 real projects, month by month', () => {
  const [, ...rows] = readFileSync(real, 'utf8').trim().split('\n');
  for (const row of rows) {
    const [project, month, , , , ev = '', ac = '', cpi = ''] = row.split(',');
    const hundredths = (text: string) => Math.round(Number(text) * 100);
    const own = valueIndices({ bac: 1, pv: 1, ev: hundredths(ev), ac: hundredths(ac) }).cpi;
    expect(own === null ? '' : (toPlaces(own, 4) ?? 0) - Number(cpi), `${project} ${month}`).toBeCloseTo(
      0,
      3,
    );
  }
  expect(rows.length).toBeGreaterThan(400);
});

describe('earned value of what has hardly begun or is long over', () => {
  it('has no index before anything was planned, earned or spent', () => {
    const i = valueIndices({ bac: 0, pv: 0, ev: 0, ac: 0 });
    expect([i.cpi, i.spi, i.complete, i.tcpiBac, i.eac.byCpi]).toEqual([null, null, null, null, null]);
    expect(toWhole(i.eac.atBudget)).toBe(0);
  });

  it('has no pace on the first day', () => {
    expect(earnedSchedule({ planned: [10, 20], ev: 0, elapsed: 0 })).toMatchObject({
      spit: null,
      ieact: null,
    });
  });

  it('rounds money half to even, once', () => {
    const { eac } = valueIndices({ bac: 1_000, pv: 600, ev: 300, ac: 350 });
    expect(toWhole(eac.byCpi)).toBe(1_167);
    expect(toWhole(valueIndices({ bac: 5, pv: 5, ev: 2, ac: 1 }).eac.byCpi)).toBe(2);
  });
});
