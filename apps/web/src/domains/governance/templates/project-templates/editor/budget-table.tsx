import { getOrganisation, type ProjectTemplateDefinition } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useRead } from '../../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../../lib/format/use-format.ts';
import { MoneyField } from '../../../../../ui/form/money-field.tsx';
import css from './editor.module.css';
import { newId } from './new-id.ts';
import { type CellsProps, RowTable } from './row-table.tsx';
import type { DraftDesk } from './use-draft.ts';

type Line = NonNullable<ProjectTemplateDefinition['budget']>[number];

function Cells({ item, put }: CellsProps<Line, null>) {
  const { t } = useLingui();
  return (
    <>
      <td className={css.wide}>
        <TextInput
          aria-label={t`Name of the line`}
          maxLength={120}
          value={item.name}
          onChange={event => put({ ...item, name: event.currentTarget.value })}
        />
      </td>
      <td className={css.middle} data-labelled>
        <MoneyField
          label={t`Amount of ${item.name}`}
          value={item.minor}
          currency={item.currency}
          onChange={minor => put({ ...item, minor: minor ?? 0 })}
        />
      </td>
    </>
  );
}

/** The lines of the budget of a draft, in one currency; their sum becomes the first forecast of a project. */
export function BudgetTable({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const format = useFormat();
  const organisation = useRead(getOrganisation, {});
  const { definition, change } = desk;
  const { budget } = definition;
  if (budget === null)
    return <p className="muted">{t`You may not see money, so the budget stays as it is.`}</p>;
  const currency = budget[0]?.currency ?? organisation.data?.currency ?? 'EUR';
  const sum = budget.reduce((all, line) => all + line.minor, 0);
  return (
    <>
      <RowTable
        label={t`Budget`}
        items={budget}
        onChange={lines => change({ ...definition, budget: [...lines] })}
        idOf={b => b.id}
        nameOf={b => b.name}
        columns={[t`Line`, t`Amount`]}
        Cells={Cells}
        context={null}
        make={() => ({ id: newId('line'), name: '', minor: 0, currency })}
        addLabel={t`Add a line`}
        empty={t`No budget yet. The sum of its lines becomes the forecast of a project that has none.`}
        problemOf={id => desk.problems.get(`budget:${id}`)}
        most={60}
      />
      {budget.length > 1 ? <p className="muted">{t`Sum ${format.moneyExact(sum, currency)}`}</p> : null}
    </>
  );
}
