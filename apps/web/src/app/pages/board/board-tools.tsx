import {
  closeSprint,
  createSprint,
  type getBoard,
  type Output,
  type Project,
  type Sprint,
  startSprint,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { IconChartAreaLine, IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import tools from '../../../ui/timeline/tools.module.css';
import { Choice } from '../../../ui/timeline/tools.tsx';
import type { BoardSearch } from './search.ts';

interface ToolsProps {
  readonly project: Project['id'];
  readonly board: Output<typeof getBoard>;
  readonly search: BoardSearch;
  readonly set: (change: Partial<BoardSearch>) => void;
}

const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function NewSprint({
  project,
  onClose,
  onMade,
}: {
  readonly project: Project['id'];
  readonly onClose: () => void;
  readonly onMade: (uid: number) => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createSprint, { onDone: made => onMade(made.uid) });
  const form = useForm(
    { name: '', start: dayAfter(0) as string | null, finish: dayAfter(13) as string | null, goal: '' },
    values =>
      create.mutateAsync({
        request: {
          params: { project },
          body: { ...values, start: values.start ?? '', finish: values.finish ?? '' },
        },
      }),
  );
  return (
    <Dialog title={t`New sprint`} opened onClose={onClose}>
      <form {...form.form}>
        <TextInput label={t`Name`} required data-autofocus {...form.text('name')} />
        <DayField label={t`First day`} {...form.field('start')} />
        <DayField label={t`Last day`} {...form.field('finish')} />
        <Textarea label={t`Goal`} autosize minRows={2} {...form.text('goal')} />
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Add the sprint</Trans>
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

/** A planned sprint is started, an active one is closed; what is not done goes back to the backlog. */
function SprintActions({ project, sprint }: { readonly project: Project['id']; readonly sprint: Sprint }) {
  const textOf = useErrorText();
  const start = useAct(startSprint);
  const close = useAct(closeSprint);
  const error = start.error ?? close.error;
  const params = { project };
  return (
    <>
      {sprint.state === 'planned' ? (
        <button
          type="button"
          className={tools.tool}
          onClick={() => start.mutate({ request: { params, body: { sprint: sprint.uid } } })}
        >
          <Trans>Start the sprint</Trans>
        </button>
      ) : null}
      {sprint.state === 'active' ? (
        <button
          type="button"
          className={tools.tool}
          onClick={() => close.mutate({ request: { params, body: { sprint: sprint.uid, carryTo: null } } })}
        >
          <Trans>Close the sprint</Trans>
        </button>
      ) : null}
      {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
    </>
  );
}

/** Which sprint, and what can be done with it. */
export function BoardTools({ project, board, search, set }: ToolsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const sprint = board.sprints.find(s => s.uid === search.sprint);
  const named = board.sprints.map(s => ({
    key: String(s.uid),
    label: `${s.name}, ${format.dayShort(s.start)} – ${format.dayShort(s.finish)}`,
  }));
  return (
    <div className={tools.toolbar} role="toolbar" aria-label={t`Board`}>
      <Choice
        label={t`Sprint`}
        icon={<IconFlag size={14} />}
        value={search.sprint === undefined ? '' : String(search.sprint)}
        options={[{ key: '', label: t`All planned work` }, ...named]}
        onChange={key => set({ sprint: key === '' ? undefined : Number(key) })}
      />
      {board.may.edit ? (
        <button type="button" className={tools.tool} onClick={() => setAdding(true)}>
          <Trans>New sprint</Trans>
        </button>
      ) : null}
      {sprint !== undefined && board.may.edit ? <SprintActions project={project} sprint={sprint} /> : null}
      <button
        type="button"
        className={tools.tool}
        aria-pressed={search.view === 'flow'}
        onClick={() => set({ view: search.view === 'flow' ? undefined : 'flow' })}
      >
        <IconChartAreaLine size={14} />
        <Trans>Velocity and flow</Trans>
      </button>
      <span className={tools.spacer} />
      {sprint === undefined ? null : (
        <span className="small faint">
          {t`${sprint.donePoints} of ${sprint.points} points done`}
          {sprint.goal === '' ? '' : ` · ${sprint.goal}`}
        </span>
      )}
      {adding ? (
        <NewSprint
          project={project}
          onClose={() => setAdding(false)}
          onMade={uid => {
            setAdding(false);
            set({ sprint: uid });
          }}
        />
      ) : null}
    </div>
  );
}
