import type { ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import type { OpenedPlan } from '../../../lib/plan-worker/messages.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { BaselineDialog } from './baseline-dialog.tsx';
import { ChangeRequestNotice } from './change-request.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ConsequencesDock } from './consequences.tsx';
import { Elsewhere, useElsewhere } from './elsewhere.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LinkDialog, type LinkDraft } from './link-dialog.tsx';
import { OthersNotice } from './others-notice.tsx';
import css from './plan.module.css';
import { PlanKeys } from './plan-keys.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { PlanToolbar } from './plan-toolbar.tsx';
import { TaskPanel } from './task-panel.tsx';
import { useDesk } from './use-desk.ts';
import type { PlanActions, PlanState } from './use-plan.ts';
import { usePlanView } from './use-plan-view.ts';

export interface DeskProps {
  readonly page: ProjectPage;
  readonly state: PlanState;
  readonly actions: PlanActions;
  readonly opened: OpenedPlan;
  readonly view: PlanView;
}

interface DialogsProps extends DeskProps {
  readonly shown: ReturnType<typeof usePlanView>;
  readonly taking: boolean;
  readonly onTaking: (open: boolean) => void;
  readonly importing: boolean;
  readonly onImporting: (open: boolean) => void;
  readonly link: LinkDraft | null;
  readonly onLink: (link: LinkDraft | null) => void;
}

/** What opens beside or over the plan. */
function DeskDialogs(props: DialogsProps) {
  const { page, view, actions, shown, importing, onImporting, link, onLink } = props;
  const { search, set, days } = shown;
  return (
    <>
      {props.taking ? (
        <BaselineDialog
          project={page.project.id}
          first={props.opened.facts.may.setBaseline}
          onClose={() => props.onTaking(false)}
          onDone={() => {
            props.onTaking(false);
            actions.reload();
          }}
        />
      ) : null}
      {search.task === undefined ? null : (
        <TaskPanel
          project={page.project.id}
          uid={search.task}
          view={view}
          days={days}
          actions={actions}
          mayEdit={shown.mayEdit}
          workDaySec={shown.workDaySec}
          onLink={onLink}
          onClose={() => set({ task: undefined })}
        />
      )}
      {importing ? (
        <ImportDialog
          project={page.project.id}
          replaces
          onClose={() => onImporting(false)}
          onDone={() => {
            onImporting(false);
            actions.reload();
          }}
        />
      ) : null}
      {link === null ? null : (
        <LinkDialog
          draft={link}
          view={view}
          workDaySec={shown.workDaySec}
          keep={actions.keep}
          onClose={() => onLink(null)}
        />
      )}
    </>
  );
}

/** What has to be known before anything is edited, and what went wrong. */
function Notices({ page, state, actions, opened, past }: DeskProps & { readonly past: boolean }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  return (
    <>
      {!past ? null : (
        <Banner tone="note">{t`A plan is shown as it is now, also when you look at another day.`}</Banner>
      )}
      <ChangeRequestNotice project={page.project} onDecided={actions.reload} />
      <OthersNotice facts={opened.facts} unsaved={state.steps > 0} onReload={actions.reload} />
      {state.refused === null ? null : <Banner tone="amber">{state.refused}</Banner>}
      {state.error === null ? null : <Banner tone="red">{textOf(state.error).message}</Banner>}
    </>
  );
}

/** A plan on the desk: toolbar, tasks and bars, consequences, and the panel of a task. */
export function PlanDesk(props: DeskProps) {
  const { page, state, actions, opened, view } = props;
  const { t } = useLingui();
  const narrow = useMediaQuery('(max-width: 900px)') === true;
  const statusLabel = useCallback((day: string) => t`Status ${day}`, [t]);
  const shown = usePlanView({ opened, view, state, actions, narrow, statusLabel });
  const { search, set, days } = shown;
  const [importing, setImporting] = useState(false);
  const [taking, setTaking] = useState(false);
  const [link, setLink] = useState<LinkDraft | null>(null);
  const desk = useDesk({ state, actions, opened, view, shown, narrow, onLink: setLink });
  const { baseline } = search;
  useEffect(() => {
    if (baseline !== undefined) actions.setBaseline(baseline);
  }, [actions, baseline]);
  const unsaved = state.steps > 0;
  const elsewhere = useElsewhere(page.project.id, state, actions);
  return (
    <>
      <PlanToolbar
        state={state}
        facts={opened.facts}
        search={search}
        set={set}
        zoom={desk.zoom}
        onZoom={desk.zoomTo}
        onFit={desk.fit}
        onUndo={desk.undo}
        onRedo={desk.redo}
        canUndo={desk.canUndo}
        canRedo={desk.canRedo}
      >
        <ColumnsMenu shown={search.columns} onChange={columns => set({ columns })} />
        <PlanMenu
          facts={opened.facts}
          scene={shown.scene}
          days={days}
          onImport={() => setImporting(true)}
          onBaseline={() => setTaking(true)}
        />
      </PlanToolbar>
      <Notices {...props} past={search.asOf !== undefined} />
      <div className={css.chart} ref={desk.host} />
      {unsaved && state.consequences !== null ? (
        <ConsequencesDock
          project={page.project}
          of={state.consequences}
          days={days}
          saving={state.saving}
          others={elsewhere}
          elsewhere={<Elsewhere items={elsewhere} days={days} />}
          onApply={actions.apply}
          onDiscard={actions.discard}
        />
      ) : null}
      <PlanKeys mayEdit={shown.mayEdit} />
      <DeskDialogs
        {...props}
        taking={taking}
        onTaking={setTaking}
        shown={shown}
        importing={importing}
        onImporting={setImporting}
        link={link}
        onLink={setLink}
      />
    </>
  );
}
