import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlanIntent, TaskFields, WallSecond } from '../../../lib/plan-worker/intent.ts';
import type { PlanRow } from '../../../lib/plan-worker/messages.ts';
import { DayField } from '../../../ui/form/day-field.tsx';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import type { TaskPanelProps } from './task-panel.tsx';

const constraints = ['ASAP', 'ALAP', 'SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'] as const;
type Constraint = (typeof constraints)[number];

/** Beginning and end of an ordinary working day, where a date says only the day. */
const morningSec = 8 * 3600;
const eveningSec = 17 * 3600;

function useConstraintWords(): Readonly<Record<Constraint, string>> {
  const { t } = useLingui();
  return {
    ASAP: t`As soon as possible`,
    ALAP: t`As late as possible`,
    SNET: t`Start no earlier than`,
    SNLT: t`Start no later than`,
    FNET: t`Finish no earlier than`,
    FNLT: t`Finish no later than`,
    MSO: t`Must start on`,
    MFO: t`Must finish on`,
  };
}

interface Values {
  readonly length: string;
  readonly percent: string;
  readonly constraint: Constraint;
  readonly date: string | null;
  readonly deadline: string | null;
  readonly manual: boolean;
}

/** What the form says as one intent. */
function intentOfForm(values: Values, row: PlanRow, panel: TaskPanelProps): PlanIntent {
  const { days, uid, workDaySec } = panel;
  const { length, constraint, date, deadline, manual } = values;
  const percentComplete = decimal(values.percent);
  const finishes = constraint.startsWith('F') || constraint === 'MFO';
  const wall = (iso: string | null, sec: number): WallSecond | null => {
    const day = iso === null ? null : days.read(iso);
    return day === null ? null : ((day + sec) as WallSecond);
  };
  const fields: TaskFields = {
    ...(decimal(length) === row.durationDays
      ? {}
      : { durationSec: Math.round(decimal(length) * workDaySec) }),
    constraint,
    constraintDate: isDated(constraint) ? wall(date, finishes ? eveningSec : morningSec) : null,
    deadline: wall(deadline, eveningSec),
    manual,
    ...(manual ? { manualStart: row.startSec as WallSecond, manualFinish: row.finishSec as WallSecond } : {}),
  };
  const told = percentComplete === (row.task.percentComplete ?? 0);
  return {
    kind: 'commands',
    commands: [
      { do: 'update', task: uid, fields },
      ...(told ? [] : [{ do: 'progress' as const, task: uid, percentComplete }]),
    ],
  };
}

const decimal = (text: string) => Number(text.replace(',', '.'));
const isDated = (constraint: Constraint) => constraint !== 'ASAP' && constraint !== 'ALAP';

/** The fields of a task that are not in the table: progress, constraint, deadline, by hand. */
export function TaskFieldsForm({ row, panel }: { readonly row: PlanRow; readonly panel: TaskPanelProps }) {
  const { t } = useLingui();
  const { days } = panel;
  const { task } = row;
  const [length, setLength] = useState(String(row.durationDays));
  const [percent, setPercent] = useState(String(task.percentComplete ?? 0));
  const [constraint, setConstraint] = useState<Constraint>(task.constraint ?? 'ASAP');
  const [date, setDate] = useState<string | null>(days.iso(task.constraintDate ?? Number.NaN) || null);
  const [deadline, setDeadline] = useState<string | null>(days.iso(task.deadline ?? Number.NaN) || null);
  const [manual, setManual] = useState(task.manual === true);
  const words = useConstraintWords();
  const dated = isDated(constraint);
  const values = { length, percent, constraint, date, deadline, manual };
  const sound = decimal(length) >= 0 && decimal(percent) >= 0 && decimal(percent) <= 100;
  return (
    <PanelSection title={t`Change`}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (sound) panel.actions.keep(intentOfForm(values, row, panel));
        }}
      >
        <Group grow>
          <TextInput
            label={t`Duration in days`}
            inputMode="decimal"
            value={length}
            onChange={e => setLength(e.currentTarget.value)}
          />
          <TextInput
            label={t`Percent complete`}
            inputMode="decimal"
            value={percent}
            onChange={e => setPercent(e.currentTarget.value)}
          />
        </Group>
        <NativeSelect
          mt="sm"
          label={t`Constraint`}
          data={constraints.map(value => ({ value, label: words[value] }))}
          value={constraint}
          onChange={e => setConstraint(constraints.find(c => c === e.currentTarget.value) ?? 'ASAP')}
        />
        {dated ? <DayField label={t`Date`} value={date} onChange={setDate} /> : null}
        <DayField label={t`Deadline`} value={deadline} onChange={setDeadline} />
        <Checkbox
          mt="sm"
          label={t`Dates are set by hand`}
          checked={manual}
          onChange={e => setManual(e.currentTarget.checked)}
        />
        <Button type="submit" variant="filled" mt="sm" disabled={!sound}>
          <Trans>Show what it does</Trans>
        </Button>
      </form>
    </PanelSection>
  );
}
