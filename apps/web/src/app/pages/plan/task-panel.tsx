import type { Project } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { PlanNeighbour, PlanRow } from '../../../lib/plan-worker/messages.ts';
import { textAt } from '../../../lib/plan-worker/text-column.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import { Pairs, PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { useDriverText } from './driver-text.ts';
import type { LinkDraft } from './link-dialog.tsx';
import css from './plan.module.css';
import type { PlanDays } from './plan-days.ts';
import { TaskFieldsForm } from './task-fields-form.tsx';
import { TaskNotes } from './task-notes.tsx';
import { TaskPeople } from './task-people.tsx';
import type { PlanActions } from './use-plan.ts';

export interface TaskPanelProps {
  readonly project: Project['id'];
  readonly uid: number;
  readonly view: PlanView;
  readonly days: PlanDays;
  readonly actions: PlanActions;
  readonly mayEdit: boolean;
  readonly workDaySec: number;
  readonly onLink: (draft: LinkDraft) => void;
  readonly onClose: () => void;
}

/** Everything known of a task, as it stands in the worker; asked anew after each change. */
function useRow(uid: number, view: PlanView, actions: PlanActions): PlanRow | null {
  const [row, setRow] = useState<PlanRow | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is another state of the row
  useEffect(() => {
    let gone = false;
    void actions.ask<'row'>({ kind: 'row', uid }).then(found => {
      if (!gone) setRow(found);
    });
    return () => {
      gone = true;
    };
  }, [uid, view, actions]);
  return row;
}

interface NeighboursProps {
  readonly title: string;
  readonly tasks: readonly PlanNeighbour[];
  readonly draft: (of: PlanNeighbour) => LinkDraft;
  readonly panel: TaskPanelProps;
  readonly ends: (of: PlanNeighbour) => { readonly pred: number; readonly succ: number };
}

function Neighbours({ title, tasks, draft, panel, ends }: NeighboursProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <PanelSection title={title}>
      {tasks.length === 0 ? (
        <p className="faint">
          <Trans>None</Trans>
        </p>
      ) : null}
      <ul className={css.neighbours}>
        {tasks.map(of => (
          <li key={`${of.uid} ${of.type}`}>
            <button type="button" disabled={!panel.mayEdit} onClick={() => panel.onLink(draft(of))}>
              {of.name}
            </button>
            <span className="faint">
              {of.type}
              {of.lagDays === 0 ? '' : t` ${format.signed(of.lagDays)} d`}
            </span>
            {panel.mayEdit ? (
              <ActionIcon
                size="sm"
                aria-label={t`Remove the link with ${of.name}`}
                onClick={() =>
                  panel.actions.keep({ kind: 'commands', commands: [{ do: 'unlink', ...ends(of) }] })
                }
              >
                <IconX size={13} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** One task beside the plan: its fields, why it starts where it does, its links, its people, its notes. */
export function TaskPanel(props: TaskPanelProps) {
  const { uid, view, days, actions, mayEdit, onLink, onClose } = props;
  const { t } = useLingui();
  const format = useFormat();
  const driver = useDriverText();
  const row = useRow(uid, view, actions);
  if (row === null) return null;
  const { task } = row;
  const wbs = textAt(view.columns.wbs, view.rowOf(uid));
  return (
    <SidePanel title={task.name} about={wbs} onClose={onClose}>
      <PanelSection>
        <Pairs
          pairs={[
            { label: t`Start`, value: days.day(row.startSec) },
            { label: t`Finish`, value: days.day(row.finishSec) },
            { label: t`Duration`, value: format.days(row.durationDays) },
            ...(row.summary ? [] : [{ label: t`Slack`, value: format.days(row.slackDays) }]),
            ...(task.percentComplete === undefined
              ? []
              : [{ label: t`Complete`, value: format.percent(task.percentComplete) }]),
          ]}
        />
      </PanelSection>
      {row.summary ? null : (
        <PanelSection title={t`Why does it start here?`}>
          <ul className={css.neighbours}>
            {row.drivers.map(of => (
              <li key={JSON.stringify(of)}>{driver(of)}</li>
            ))}
          </ul>
        </PanelSection>
      )}
      <Neighbours
        title={t`Waits for`}
        tasks={row.predecessors}
        panel={props}
        ends={of => ({ pred: of.uid, succ: uid })}
        draft={of => ({ pred: of.uid, succ: uid, type: of.type, lagDays: of.lagDays, known: true })}
      />
      <Neighbours
        title={t`Waited for by`}
        tasks={row.successors}
        panel={props}
        ends={of => ({ pred: uid, succ: of.uid })}
        draft={of => ({ pred: uid, succ: of.uid, type: of.type, lagDays: of.lagDays, known: true })}
      />
      {mayEdit ? (
        <Button onClick={() => onLink({ succ: uid })}>
          <Trans>Link a task</Trans>
        </Button>
      ) : null}
      <TaskPeople row={row} panel={props} />
      {mayEdit && !row.summary ? <TaskFieldsForm key={JSON.stringify(task)} row={row} panel={props} /> : null}
      <TaskNotes uid={uid} panel={props} />
    </SidePanel>
  );
}
