import type { RoadmapRow } from '@chartroom/contract';
import { type RefObject, useState } from 'react';
import type { Lanes } from '../../../ui/timeline/lanes.ts';
import type { LanesScene } from '../../../ui/timeline/lanes-scene.ts';
import { MoneyDetails } from './money/money-details.tsx';
import { MoneyPanel, MoneyWaits } from './money/money-panel.tsx';
import { type Period, periodAt, useMoney } from './money/use-money.ts';
import { RoadmapChart } from './roadmap-chart.tsx';
import type { RoadmapSearch } from './search.ts';

interface DrawnProps {
  readonly search: RoadmapSearch;
  readonly scene: LanesScene;
  readonly rows: readonly RoadmapRow[];
  readonly paneTitle: string;
  readonly narrow: boolean;
  readonly showsMoney: boolean;
  readonly chart: RefObject<Lanes | null>;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (key: string) => void;
}

/** The lanes with the money under them, on one axis. */
export function RoadmapDrawn({ search, chart, showsMoney, ...shown }: DrawnProps) {
  const paneWidth = shown.narrow ? 96 : 184;
  const [lanes, setLanes] = useState<Lanes | null>(null);
  const [period, setPeriod] = useState<Period>('quarter');
  const [details, setDetails] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: money, error, refetch } = useMoney(search.filter, period, showsMoney);
  return (
    <>
      <RoadmapChart
        {...shown}
        paneWidth={paneWidth}
        onZoom={px => setPeriod(periodAt(px))}
        chart={made => {
          chart.current = made;
          setLanes(made);
        }}
      />
      {showsMoney && money !== undefined && lanes !== null ? (
        <MoneyPanel
          money={money}
          lanes={lanes}
          paneWidth={paneWidth}
          chosen={details ? chosen : null}
          onDetails={from => {
            setChosen(from);
            setDetails(true);
          }}
        />
      ) : null}
      {showsMoney && money === undefined ? <MoneyWaits error={error} onRetry={() => void refetch()} /> : null}
      {showsMoney && details && money !== undefined ? (
        <MoneyDetails money={money} chosen={chosen} onChoose={setChosen} onClose={() => setDetails(false)} />
      ) : null}
    </>
  );
}
