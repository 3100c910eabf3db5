import { getPlanTask } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../lib/api/use-read.ts';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import type { TaskPanelProps } from './task-panel.tsx';

interface Item {
  readonly text: string;
  readonly done: boolean;
}

const listOf = (value: unknown): readonly Item[] => (Array.isArray(value) ? (value as readonly Item[]) : []);

type Update = (fields: { readonly notes?: string | null; readonly checklist?: readonly Item[] }) => void;

function Checklist({
  items,
  mayEdit,
  update,
}: {
  readonly items: readonly Item[];
  readonly mayEdit: boolean;
  readonly update: Update;
}) {
  const { t } = useLingui();
  const [item, setItem] = useState('');
  const mark = (at: number, done: boolean) =>
    update({ checklist: items.map((of, i) => (i === at ? { ...of, done } : of)) });
  return (
    <PanelSection title={t`Checklist`}>
      {items.map((of, i) => (
        <Checkbox
          key={of.text}
          mb={6}
          label={of.text}
          checked={of.done}
          disabled={!mayEdit}
          onChange={event => mark(i, event.currentTarget.checked)}
        />
      ))}
      {mayEdit ? (
        <form
          onSubmit={event => {
            event.preventDefault();
            if (item.trim() === '') return;
            update({ checklist: [...items, { text: item.trim(), done: false }] });
            setItem('');
          }}
        >
          <TextInput
            aria-label={t`New item of the checklist`}
            placeholder={t`Add an item`}
            value={item}
            onChange={e => setItem(e.currentTarget.value)}
          />
        </form>
      ) : null}
    </PanelSection>
  );
}

function Notes({
  notes,
  mayEdit,
  update,
}: {
  readonly notes: string;
  readonly mayEdit: boolean;
  readonly update: Update;
}) {
  const { t } = useLingui();
  const [text, setText] = useState(notes);
  if (!mayEdit)
    return (
      <PanelSection title={t`Notes`}>
        <p>{notes}</p>
      </PanelSection>
    );
  return (
    <PanelSection title={t`Notes`}>
      <Textarea
        aria-label={t`Notes`}
        autosize
        minRows={2}
        value={text}
        onChange={e => setText(e.currentTarget.value)}
      />
      {text === notes ? null : (
        <Button mt="xs" onClick={() => update({ notes: text === '' ? null : text })}>
          <Trans>Save notes</Trans>
        </Button>
      )}
    </PanelSection>
  );
}

/** What is written about a task: notes and checklist, which the plan itself does not load. */
export function TaskNotes({ uid, panel }: { readonly uid: number; readonly panel: TaskPanelProps }) {
  const answer = useRead(getPlanTask, { params: { project: panel.project }, query: { uid } });
  if (answer.data === undefined) return null;
  const { notes, checklist } = answer.data.row;
  const written = typeof notes === 'string' ? notes : '';
  const update: Update = fields =>
    panel.actions.keep({ kind: 'commands', commands: [{ do: 'update', task: uid, fields }] });
  return (
    <>
      <Checklist items={listOf(checklist)} mayEdit={panel.mayEdit} update={update} />
      <Notes key={`${uid} ${written}`} notes={written} mayEdit={panel.mayEdit} update={update} />
    </>
  );
}
