import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NumberInput, TextInput } from '@mantine/core';
import css from './editor.module.css';
import { newId } from './new-id.ts';
import { type CellsProps, RowTable } from './row-table.tsx';
import type { DraftDesk } from './use-draft.ts';

type Gate = ProjectTemplateDefinition['gates'][number];

function Cells({ item, put }: CellsProps<Gate, null>) {
  const { t } = useLingui();
  return (
    <>
      <td className={css.wide}>
        <TextInput
          aria-label={t`Name of the gate`}
          maxLength={120}
          value={item.name}
          onChange={event => put({ ...item, name: event.currentTarget.value })}
        />
      </td>
      <td className={css.middle}>
        <NumberInput
          aria-label={t`Working days from the start to ${item.name}`}
          hideControls
          allowDecimal={false}
          min={0}
          max={4_000}
          value={item.offsetDays}
          onChange={days => put({ ...item, offsetDays: typeof days === 'number' ? days : 0 })}
        />
      </td>
    </>
  );
}

/** The gates of a draft with their distance from the start. */
export function GateTable({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const { definition, change } = desk;
  return (
    <RowTable
      label={t`Gates`}
      items={definition.gates}
      onChange={gates => change({ ...definition, gates: [...gates] })}
      idOf={g => g.id}
      nameOf={g => g.name}
      columns={[t`Gate`, t`Working days from the start`]}
      Cells={Cells}
      context={null}
      make={() => ({ id: newId('gate'), name: '', offsetDays: definition.gates.at(-1)?.offsetDays ?? 0 })}
      addLabel={t`Add a gate`}
      empty={t`No gates yet. Milestones without a decision are tasks that are marked as such.`}
      problemOf={id => desk.problems.get(`gates:${id}`)}
      most={40}
    />
  );
}
