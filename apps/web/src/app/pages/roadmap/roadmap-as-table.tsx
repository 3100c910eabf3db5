import type { RoadmapRow } from '@chartroom/contract';
import { MoneyGaps, MoneyMeaning } from './money/money-details.tsx';
import { MoneyTable } from './money/money-table.tsx';
import { useMoney } from './money/use-money.ts';
import css from './roadmap.module.css';
import { RoadmapTable } from './roadmap-table.tsx';
import type { RoadmapSearch } from './search.ts';

interface AsTableProps {
  readonly rows: readonly RoadmapRow[];
  readonly search: RoadmapSearch;
  readonly asOf: string;
  readonly showsMoney: boolean;
}

/** The roadmap and its money as tables. */
export function RoadmapAsTable({ rows, search, asOf, showsMoney }: AsTableProps) {
  const { data: money } = useMoney(search.filter, 'quarter', showsMoney);
  return (
    <RoadmapTable rows={rows} lanes={search.lanes ?? 'portfolio'} asOf={asOf}>
      {showsMoney && money !== undefined ? (
        <div className={css.money}>
          <MoneyTable money={money} />
          <MoneyMeaning money={money} />
          <MoneyGaps money={money} />
        </div>
      ) : null}
    </RoadmapTable>
  );
}
