import {
  dividedBy,
  type Fraction,
  fraction,
  type MaybeFraction,
  minus,
  plus,
  times,
} from '../base/fraction.ts';

/** What earned value is computed from: minor units of one currency, or minutes of work; all whole numbers. */
export interface ValueTotals {
  /** Budget at completion: the whole baseline. */
  readonly bac: number;
  /** Planned value: what should have been done by the status day. */
  readonly pv: number;
  /** Earned value: the budget of what has been done. */
  readonly ev: number;
  /** Actual cost of what has been done. */
  readonly ac: number;
}

/** The estimates at completion, each under another assumption about the rest. */
export interface EstimatesAtCompletion {
  /** The rest costs what was budgeted: AC + (BAC - EV). */
  readonly atBudget: MaybeFraction;
  /** The rest costs as the work so far has: BAC / CPI. */
  readonly byCpi: MaybeFraction;
  /** The rest costs as cost and schedule together have gone so far: AC + (BAC - EV) / (CPI x SPI). */
  readonly byCpiSpi: MaybeFraction;
  /** Cost counts four fifths, schedule one fifth: AC + (BAC - EV) / (0.8 CPI + 0.2 SPI). */
  readonly byEightyTwenty: MaybeFraction;
}

/** Variances and indices, exact; null where they would divide by zero, never a zero or an infinity in its place. */
export interface ValueIndices {
  readonly cv: Fraction | null;
  readonly sv: Fraction | null;
  /** CV / EV. */
  readonly cvShare: MaybeFraction;
  /** SV / PV. */
  readonly svShare: MaybeFraction;
  readonly cpi: MaybeFraction;
  readonly spi: MaybeFraction;
  /** CPI x SPI, the critical ratio. */
  readonly csi: MaybeFraction;
  readonly complete: MaybeFraction;
  readonly spent: MaybeFraction;
  readonly planned: MaybeFraction;
  readonly eac: EstimatesAtCompletion;
  /** What the rest costs as the work so far has: EAC by CPI - AC. */
  readonly etc: MaybeFraction;
  /** BAC - EAC by CPI: negative is over. */
  readonly vac: MaybeFraction;
  /** Efficiency the rest must have to keep the budget: (BAC - EV) / (BAC - AC). Negative: out of reach. */
  readonly tcpiBac: MaybeFraction;
  /** Efficiency the rest must have to keep the estimate: (BAC - EV) / (EAC - AC). */
  readonly tcpiEac: MaybeFraction;
}

const fourFifths = fraction(4, 5);
const oneFifth = fraction(1, 5);

/**
 * Variances, indices and forecasts of earned value. Formulas: PMI, The Standard for Earned Value Management (2019),
 * and Practice Standard for Earned Value Management (2011), chapters 8 to 10; weights of 0.8 and 0.2: Anbari, "Earned
 * value project management method and extensions", Project Management Journal 34(4), 2003.
 */
export function valueIndices(totals: ValueTotals): ValueIndices {
  const [bac, pv, ev, ac] = [totals.bac, totals.pv, totals.ev, totals.ac].map(n => fraction(n));
  if (!bac || !pv || !ev || !ac) throw new Error('Broken assumption: a whole number is a fraction');
  const rest = minus(bac, ev);
  const cpi = dividedBy(ev, ac);
  const spi = dividedBy(ev, pv);
  const csi = times(cpi, spi);
  const weighted = plus(times(fourFifths, cpi), times(oneFifth, spi));
  const byCpi = dividedBy(bac, cpi);
  const cv = minus(ev, ac);
  const sv = minus(ev, pv);
  return {
    cv,
    sv,
    cvShare: dividedBy(cv, ev),
    svShare: dividedBy(sv, pv),
    cpi,
    spi,
    csi,
    complete: dividedBy(ev, bac),
    spent: dividedBy(ac, bac),
    planned: dividedBy(pv, bac),
    eac: {
      atBudget: plus(ac, rest),
      byCpi,
      byCpiSpi: plus(ac, dividedBy(rest, csi)),
      byEightyTwenty: plus(ac, dividedBy(rest, weighted)),
    },
    etc: minus(byCpi, ac),
    vac: minus(bac, byCpi),
    tcpiBac: dividedBy(rest, minus(bac, ac)),
    tcpiEac: dividedBy(rest, minus(byCpi, ac)),
  };
}
