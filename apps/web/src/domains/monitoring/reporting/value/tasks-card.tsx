import type { PlanValueAnswer } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../../../ui/card/card.tsx';
import { useAmountText } from './amount-text.ts';

/** So many tasks are shown before the reader asks for all. */
const first = 8;

/** Tasks by how far they are behind or over. */
export function TasksCard({ value }: { readonly value: PlanValueAnswer }) {
  const { t } = useLingui();
  const amountText = useAmountText(value);
  const [all, setAll] = useState(false);
  const methods: Readonly<Record<string, string>> = {
    percent: t`per cent complete`,
    physical: t`physical per cent`,
    '0-100': '0/100',
    '50-50': '50/50',
    milestones: t`weighted milestones`,
  };
  const shown = all ? value.tasks : value.tasks.slice(0, first);
  return (
    <Card
      title={t`Tasks furthest behind or over`}
      more={t`${plural(value.taskCount, { one: '# task', other: '# tasks' })}`}
      flush
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Task`}</th>
            <th scope="col">{t`Earns by`}</th>
            <th scope="col" data-right>{t`Budget`}</th>
            <th scope="col" data-right>{t`Planned`}</th>
            <th scope="col" data-right>{t`Earned`}</th>
            <th scope="col" data-right>{t`Spent`}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(task => (
            <tr key={task.uid}>
              <td>{task.name}</td>
              <td className="faint">{methods[task.method] ?? task.method}</td>
              <td data-right>{amountText(task.bac)}</td>
              <td data-right>{amountText(task.pv)}</td>
              <td data-right className={task.ev < task.pv ? 'bad' : undefined}>
                {amountText(task.ev)}
              </td>
              <td data-right className={task.ac > task.ev ? 'bad' : undefined}>
                {amountText(task.ac)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {value.tasks.length > first ? (
        <div style={{ padding: '8px 16px 12px' }}>
          <Button size="xs" variant="default" onClick={() => setAll(!all)}>
            {all ? t`Show fewer` : t`Show ${value.tasks.length}`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
