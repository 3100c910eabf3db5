import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDroplet,
  IconFilter,
  IconLayersSubtract,
  IconListTree,
  IconMinus,
  IconPlus,
  IconRoute,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlanFacts } from '../../../lib/plan-worker/messages.ts';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import css from '../../../ui/timeline/tools.module.css';
import { Choice, ToolGroup } from '../../../ui/timeline/tools.tsx';
import type { PlanSearch } from './search.ts';
import type { PlanState } from './use-plan.ts';

interface ToolbarProps {
  readonly state: PlanState;
  readonly facts: PlanFacts;
  readonly search: PlanSearch;
  readonly set: (search: Partial<PlanSearch>) => void;
  readonly zoom: number;
  readonly onZoom: (pxPerDay: number) => void;
  readonly onFit: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Menus and chips at the right end. */
  readonly children?: ReactNode;
}

const zooms = { days: 24, weeks: 32 / 7, quarters: 0.7 } as const;
const near = (zoom: number, preset: number) => zoom > preset / 1.6 && zoom < preset * 1.6;

function Zoom({ zoom, onZoom, onFit }: Pick<ToolbarProps, 'zoom' | 'onZoom' | 'onFit'>) {
  const { t } = useLingui();
  const words = { days: t`Days`, weeks: t`Weeks`, quarters: t`Quarters` };
  return (
    <ToolGroup label={t`Zoom`}>
      <button type="button" className={css.tool} aria-label={t`Zoom out`} onClick={() => onZoom(zoom / 1.5)}>
        <IconMinus size={14} />
      </button>
      {(['days', 'weeks', 'quarters'] as const).map(key => (
        <button
          type="button"
          key={key}
          className={css.tool}
          aria-pressed={near(zoom, zooms[key])}
          onClick={() => onZoom(zooms[key])}
        >
          {words[key]}
        </button>
      ))}
      <button type="button" className={css.tool} onClick={onFit}>
        <Trans>All</Trans>
      </button>
      <button type="button" className={css.tool} aria-label={t`Zoom in`} onClick={() => onZoom(zoom * 1.5)}>
        <IconPlus size={14} />
      </button>
    </ToolGroup>
  );
}

function Steps(props: Pick<ToolbarProps, 'onUndo' | 'onRedo' | 'canUndo' | 'canRedo'>) {
  const { t } = useLingui();
  return (
    <span className={css.segments}>
      <button
        type="button"
        className={css.tool}
        aria-label={t`Undo`}
        title={t`Undo (Ctrl Z)`}
        disabled={!props.canUndo}
        onClick={props.onUndo}
      >
        <IconArrowBackUp size={15} />
      </button>
      <button
        type="button"
        className={css.tool}
        aria-label={t`Redo`}
        title={t`Redo (Ctrl Y)`}
        disabled={!props.canRedo}
        onClick={props.onRedo}
      >
        <IconArrowForwardUp size={15} />
      </button>
    </span>
  );
}

/** Which rows, and what is drawn of them. */
function Filter({ search, set }: Pick<ToolbarProps, 'search' | 'set'>) {
  const { t } = useLingui();
  const on = search.find !== undefined || search.only !== undefined;
  const only = (key: 'critical' | 'late', label: string) => (
    <button
      type="button"
      aria-pressed={search.only === key}
      onClick={() => set({ only: search.only === key ? undefined : key })}
    >
      {label}
    </button>
  );
  const also = (key: 'progress' | 'slack', label: string) => (
    <button
      type="button"
      aria-pressed={search[key] === true}
      onClick={() => set({ [key]: search[key] === true ? undefined : true })}
    >
      {label}
    </button>
  );
  return (
    <Dropdown
      label={t`Filter`}
      width={260}
      button={props => (
        <button type="button" className={css.tool} data-on={on || undefined} {...props}>
          <IconFilter size={14} />
          <Trans>Filter</Trans>
        </button>
      )}
    >
      {() => (
        <div className={css.menu}>
          <input
            type="search"
            aria-label={t`Words in task, number or initials`}
            placeholder={t`Task, number or initials`}
            defaultValue={search.find ?? ''}
            onChange={event => set({ find: event.currentTarget.value || undefined })}
          />
          {only('critical', t`Only critical tasks`)}
          {only('late', t`Only tasks later than the baseline`)}
          <hr />
          {also('progress', t`Draw the progress line`)}
          {also('slack', t`Draw slack`)}
        </div>
      )}
    </Dropdown>
  );
}

/** Undo, zoom, what is compared and how it is drawn; at the right what is not saved. */
export function PlanToolbar(props: ToolbarProps) {
  const { state, facts, search, set } = props;
  const { t } = useLingui();
  const baselines = facts.baselines.map(b => ({
    key: String(b.number),
    label: b.number === 0 ? t`Baseline` : t`Baseline ${b.number}`,
  }));
  const edits = state.consequences?.edited ?? 0;
  const moved = state.consequences?.moved ?? 0;
  return (
    <div className={css.toolbar} role="toolbar" aria-label={t`Plan`}>
      {facts.may.edit ? <Steps {...props} /> : null}
      <Zoom {...props} />
      {baselines.length === 0 ? null : (
        <Choice
          label={t`Baseline`}
          icon={<IconLayersSubtract size={14} />}
          value={String(search.baseline ?? 0)}
          options={baselines}
          onChange={key => set({ baseline: Number(key) || undefined })}
        />
      )}
      <Choice
        label={t`Order`}
        icon={<IconListTree size={14} />}
        value={search.order ?? 'wbs'}
        options={[
          { key: 'wbs', label: t`WBS` },
          { key: 'start', label: t`Start` },
          { key: 'who', label: t`Who` },
        ]}
        onChange={key => set({ order: key === 'wbs' ? undefined : key })}
      />
      <Filter search={search} set={set} />
      <Choice
        label={t`Colour`}
        icon={<IconDroplet size={14} />}
        value={search.colour ?? 'critical'}
        options={[
          { key: 'critical', label: t`Critical` },
          { key: 'progress', label: t`Progress` },
          { key: 'who', label: t`Who` },
        ]}
        onChange={key => set({ colour: key === 'critical' ? undefined : key })}
      />
      <button
        type="button"
        className={css.tool}
        data-red
        aria-pressed={search.calm !== true}
        onClick={() => set({ calm: search.calm === true ? undefined : true })}
      >
        <IconRoute size={14} />
        <Trans>Critical path</Trans>
      </button>
      <span className={css.spacer} />
      {edits === 0 ? null : (
        <Chip>
          {t`${plural(edits, { one: '# edit', other: '# edits' })}, ${plural(moved, { one: '# task changed', other: '# tasks changed' })}`}
        </Chip>
      )}
      {props.children}
    </div>
  );
}
