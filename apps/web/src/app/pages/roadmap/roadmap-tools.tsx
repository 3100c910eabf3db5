import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconCoins,
  IconDownload,
  IconDroplet,
  IconListTree,
  IconMinus,
  IconPlus,
  IconRoute,
  IconTable,
} from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { save } from '../../../lib/api/download.ts';
import { FilterBar } from '../../../ui/filter/filter-bar.tsx';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import type { Lanes } from '../../../ui/timeline/lanes.ts';
import { lanesPng, lanesSvg } from '../../../ui/timeline/lanes-picture.ts';
import type { LanesScene } from '../../../ui/timeline/lanes-scene.ts';
import { readPalette } from '../../../ui/timeline/palette.ts';
import tools from '../../../ui/timeline/tools.module.css';
import { Choice, ToolGroup } from '../../../ui/timeline/tools.tsx';
import { useProjectFields } from '../projects/filters.ts';
import type { RoadmapSearch } from './search.ts';

interface ToolsProps {
  readonly search: RoadmapSearch;
  readonly set: (change: Partial<RoadmapSearch>) => void;
  readonly chart: RefObject<Lanes | null>;
  readonly scene: LanesScene;
  readonly showsMoney: boolean;
}

/** The roadmap as a picture. */
function Pictures({ scene }: { readonly scene: LanesScene }) {
  const { t, i18n } = useLingui();
  const picture = () => ({
    scene,
    palette: readPalette(document.documentElement),
    title: t`Roadmap`,
    width: 1600,
    words: {
      locale: i18n.locale,
      quarter: (n: number) => t`Q${n}`,
      week: (n: number) => t`Week ${n}`,
      decade: (year: number) => t`${year}s`,
    },
  });
  const png = async () => {
    const blob = await lanesPng(picture());
    if (blob !== null) save(blob, 'roadmap.png');
  };
  return (
    <Dropdown
      label={t`Export`}
      width={180}
      button={props => (
        <button type="button" className={tools.tool} {...props}>
          <IconDownload size={14} />
          <Trans>Export</Trans>
        </button>
      )}
    >
      {close => (
        <div className={tools.menu}>
          <button
            type="button"
            onClick={() => {
              close();
              void png();
            }}
          >
            {t`Picture, PNG`}
          </button>
          <button
            type="button"
            onClick={() => {
              close();
              save(new Blob([lanesSvg(picture())], { type: 'image/svg+xml' }), 'roadmap.svg');
            }}
          >
            {t`Picture, SVG`}
          </button>
        </div>
      )}
    </Dropdown>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is shown or not. */
const Toggle = ({ label, icon, on, onChange }: ToggleProps) => (
  <button type="button" className={tools.tool} aria-pressed={on} onClick={() => onChange(!on)}>
    {icon}
    {label}
  </button>
);

/** Zoom, lanes, whose status, filter, table, picture. */
export function RoadmapTools({ search, set, chart, scene, showsMoney }: ToolsProps) {
  const { t } = useLingui();
  const fields = useProjectFields();
  const zoom = (factor: number) => chart.current?.zoomBy(factor);
  return (
    <div className={tools.toolbar} role="toolbar" aria-label={t`Roadmap`}>
      <ToolGroup label={t`Zoom`}>
        <button type="button" className={tools.tool} aria-label={t`Zoom out`} onClick={() => zoom(1 / 1.5)}>
          <IconMinus size={14} />
        </button>
        <button type="button" className={tools.tool} onClick={() => chart.current?.fit()}>
          <Trans>All</Trans>
        </button>
        <button type="button" className={tools.tool} aria-label={t`Zoom in`} onClick={() => zoom(1.5)}>
          <IconPlus size={14} />
        </button>
      </ToolGroup>
      <Choice
        label={t`Lanes`}
        icon={<IconListTree size={14} />}
        value={search.lanes ?? 'portfolio'}
        options={[
          { key: 'portfolio', label: t`Portfolio` },
          { key: 'programme', label: t`Programme` },
          { key: 'unit', label: t`Unit` },
          { key: 'category', label: t`Category` },
        ]}
        onChange={key => set({ lanes: key === 'portfolio' ? undefined : key })}
      />
      <Choice
        label={t`Edge`}
        icon={<IconDroplet size={14} />}
        value={search.edge ?? 'computed'}
        options={[
          { key: 'computed', label: t`Computed status` },
          { key: 'reported', label: t`Reported status` },
        ]}
        onChange={key => set({ edge: key === 'reported' ? 'reported' : undefined })}
      />
      <Toggle
        label={t`View as table`}
        icon={<IconTable size={14} />}
        on={search.view === 'table'}
        onChange={on => set({ view: on ? 'table' : undefined })}
      />
      <Toggle
        label={t`Driving path`}
        icon={<IconRoute size={14} />}
        on={search.path === true}
        onChange={on => set({ path: on ? true : undefined })}
      />
      <Toggle
        label={t`Money`}
        icon={<IconCoins size={14} />}
        on={showsMoney}
        onChange={on => set({ money: on ? 'shown' : 'hidden' })}
      />
      <Pictures scene={scene} />
      <div className={tools.grow}>
        <FilterBar
          fields={fields}
          value={search.filter ?? ''}
          onChange={filter => set({ filter: filter || undefined })}
          example={'computed == "off-track"'}
        />
      </div>
    </div>
  );
}
