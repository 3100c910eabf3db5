import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTable } from '@chartroom/interop';

const file = fileURLToPath(new URL('../../../shared/data/portfolio/uk_gmpp_2014_2023.csv', import.meta.url));

/** The real portfolio, read again on its own: what the product has to agree with. */
export interface Snapshot {
  readonly day: string;
  readonly projects: number;
  /** As said; what is blank counts as No rating. */
  readonly ratings: Readonly<Record<string, number>>;
  readonly costMinor: number;
}

export const ukFile = existsSync(file) ? file : null;
export const ukMapping = fileURLToPath(new URL('../../docs/examples/uk-gmpp.map.json', import.meta.url));

/** Snapshots are of 30 September of the year before until 2020, and of 31 March from 2021. */
const dayOf = (year: number): string => (year <= 2020 ? `${year - 1}-09-30` : `${year}-03-31`);

/** Pounds in millions as text to pence, exactly. */
function pence(millions: string): bigint {
  const [whole = '0', part = ''] = millions.replace('-', '').split('.');
  const minor = BigInt(whole) * 100_000_000n + BigInt(part.padEnd(8, '0').slice(0, 8));
  return millions.startsWith('-') ? -minor : minor;
}

export function ukSnapshots(path: string): readonly Snapshot[] {
  const { result } = readTable(new Uint8Array(readFileSync(path)), { fileName: 'uk.csv' });
  if (result === null) throw new Error('The file is no table.');
  const at = (name: string) => result.columns.indexOf(name);
  const rows = result.rows.map(r => ({
    year: Number(r.cells[at('report_year')]),
    rating: String(r.cells[at('rag')] ?? ''),
    cost: String(r.cells[at('wlc_gbpm')] ?? ''),
  }));
  return [...Map.groupBy(rows, r => r.year)]
    .sort(([a], [b]) => a - b)
    .map(([year, of]) => ({
      day: dayOf(year),
      projects: of.length,
      ratings: Object.fromEntries(
        [...Map.groupBy(of, r => r.rating || 'No rating')].map(([k, v]) => [k, v.length]),
      ),
      costMinor: Number(of.reduce((sum, r) => sum + pence(r.cost || '0'), 0n)),
    }));
}
