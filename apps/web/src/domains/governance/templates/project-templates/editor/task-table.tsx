import type { ProjectTemplateDefinition, TemplateTask } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconIndentDecrease, IconIndentIncrease } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import css from './editor.module.css';
import { linksAsText, linksInText } from './link-text.ts';
import { newId } from './new-id.ts';
import { moveTask, removeTask, shiftTask } from './outline.ts';
import { type CellsProps, RowTable } from './row-table.tsx';
import type { DraftDesk } from './use-draft.ts';

interface Context {
  readonly rows: readonly { readonly id: string; readonly level: number }[];
  readonly roles: ProjectTemplateDefinition['roles'];
}
type Props = CellsProps<TemplateTask, Context>;

/** The tasks that come before, by the numbers of their rows. */
function LinksCell({ item, context, put }: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<string | null>(null);
  const found = typed === null ? null : linksInText(typed, context.rows);
  const wrong = found !== null && 'wrong' in found ? found.wrong : null;
  const settle = () => {
    if (found === null || 'wrong' in found) return;
    put({ ...item, links: [...found.links] });
    setTyped(null);
  };
  return (
    <TextInput
      aria-label={t`${item.name} comes after`}
      placeholder={t`1, 2SS+3`}
      value={typed ?? linksAsText(item.links, context.rows)}
      error={wrong === null ? undefined : t`“${wrong}” names no row. Write 3, or 3SS+2.`}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

function NameCell({ item, put, shift }: Props) {
  const { t } = useLingui();
  return (
    <div className={css.name} style={{ paddingInlineStart: `${item.level - 1}rem` }}>
      <ActionIcon variant="subtle" aria-label={t`Move ${item.name} a level out`} onClick={() => shift(-1)}>
        <IconIndentDecrease size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t`Move ${item.name} a level in`} onClick={() => shift(1)}>
        <IconIndentIncrease size={16} />
      </ActionIcon>
      <TextInput
        aria-label={t`Name of the task`}
        maxLength={200}
        value={item.name}
        onChange={event => put({ ...item, name: event.currentTarget.value })}
      />
    </div>
  );
}

function Cells(props: Props) {
  const { item, index, context, put } = props;
  const { t } = useLingui();
  const summary = (context.rows[index + 1]?.level ?? 0) > item.level;
  return (
    <>
      <td>
        <NameCell {...props} />
      </td>
      <td className={css.short}>
        {summary ? (
          <span className="small faint">{t`sum`}</span>
        ) : (
          <NumberInput
            aria-label={t`Working days of ${item.name}`}
            hideControls
            min={0}
            max={2_000}
            disabled={item.milestone}
            value={item.days}
            onChange={days => put({ ...item, days: typeof days === 'number' ? days : 0 })}
          />
        )}
      </td>
      <td>
        {summary ? null : (
          <Checkbox
            mt={6}
            aria-label={t`${item.name} is a milestone`}
            checked={item.milestone}
            onChange={event => {
              const milestone = event.currentTarget.checked;
              put({ ...item, milestone, days: milestone ? 0 : item.days });
            }}
          />
        )}
      </td>
      <td className={css.middle}>
        <LinksCell {...props} />
      </td>
      <td className={css.middle}>
        {summary ? null : (
          <NativeSelect
            aria-label={t`Role of ${item.name}`}
            data={[{ value: '', label: '–' }, ...context.roles.map(r => ({ value: r.id, label: r.name }))]}
            value={item.role ?? ''}
            onChange={event => put({ ...item, role: event.currentTarget.value || null })}
          />
        )}
      </td>
    </>
  );
}

/** The tasks of a draft with their outline, working days, links and roles. */
export function TaskTable({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const { definition, change } = desk;
  const { tasks, roles } = definition;
  const put = (next: readonly TemplateTask[]) => change({ ...definition, tasks: [...next] });
  const outline = tasks.map(x => `${x.id}/${x.level}`).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are drawn again only when the outline or the roles change
  const context = useMemo<Context>(
    () => ({ rows: tasks.map(({ id, level }) => ({ id, level })), roles }),
    [outline, roles],
  );
  return (
    <RowTable
      label={t`Tasks`}
      items={tasks}
      onChange={put}
      idOf={x => x.id}
      nameOf={x => x.name}
      columns={[t`Task`, t`Days`, t`Milestone`, t`After`, t`Role`]}
      Cells={Cells}
      context={context}
      make={() => ({
        ...{ id: newId('task'), name: '', level: tasks.at(-1)?.level ?? 1, days: 5, milestone: false },
        ...{ links: [], role: null },
      })}
      addLabel={t`Add a task`}
      empty={t`No tasks yet. Add the first, and indent those that lie below another.`}
      problemOf={id => desk.problems.get(`tasks:${id}`)}
      most={400}
      move={moveTask}
      shift={shiftTask}
      remove={removeTask}
    />
  );
}
