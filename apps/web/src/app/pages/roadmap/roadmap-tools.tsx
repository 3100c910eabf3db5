import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconDownload,
  IconDroplet,
  IconListTree,
  IconMinus,
  IconPlus,
  IconRoute,
  IconTable,
} from '@tabler/icons-react';
import type { RefObject } from 'react';
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

/** Zoom, lanes, whose status, filter, table, picture. */
export function RoadmapTools({ search, set, chart, scene }: ToolsProps) {
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
      <button
        type="button"
        className={tools.tool}
        aria-pressed={search.view === 'table'}
        onClick={() => set({ view: search.view === 'table' ? undefined : 'table' })}
      >
        <IconTable size={14} />
        <Trans>View as table</Trans>
      </button>
      <button
        type="button"
        className={tools.tool}
        aria-pressed={search.path === true}
        onClick={() => set({ path: search.path === true ? undefined : true })}
      >
        <IconRoute size={14} />
        <Trans>Driving path</Trans>
      </button>
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
