import { listPeople } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { PlanIntent } from '../../../lib/plan-worker/intent.ts';
import type { PlanRow } from '../../../lib/plan-worker/messages.ts';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import css from './plan.module.css';
import type { TaskPanelProps } from './task-panel.tsx';

type Commands = Extract<PlanIntent, { kind: 'commands' }>['commands'];

const keep = (panel: TaskPanelProps, commands: Commands): void =>
  panel.actions.keep({ kind: 'commands', commands });

interface AssignedProps {
  readonly person: PlanRow['resources'][number];
  readonly panel: TaskPanelProps;
}

/** Somebody on the task with how much of their time, in per cent. */
function Assigned({ person, panel }: AssignedProps) {
  const { t } = useLingui();
  const { uid } = panel;
  const [share, setShare] = useState(String(Math.round(person.units * 100)));
  const units = Number(share.replace(',', '.')) / 100;
  const change = () => {
    if (units > 0 && units <= 100 && units !== person.units)
      keep(panel, [{ do: 'assign', task: uid, resource: person.uid, units }]);
    else setShare(String(Math.round(person.units * 100)));
  };
  return (
    <li>
      <span className="ellipsis" style={{ flex: 1 }}>
        {person.name}
      </span>
      <TextInput
        aria-label={t`Share of ${person.name}, per cent`}
        size="xs"
        w={64}
        inputMode="decimal"
        value={share}
        onChange={event => setShare(event.currentTarget.value)}
        onBlur={change}
        onKeyDown={event => (event.key === 'Enter' ? change() : undefined)}
        rightSection="%"
        rightSectionWidth={22}
      />
      <ActionIcon
        size="sm"
        aria-label={t`Take ${person.name} off this task`}
        onClick={() => keep(panel, [{ do: 'unassign', task: uid, resource: person.uid }])}
      >
        <IconX size={13} />
      </ActionIcon>
    </li>
  );
}

/** Puts somebody on the task: of the plan, of the organisation, or a role that is still to be filled. */
function Assign({ row, panel }: { readonly row: PlanRow; readonly panel: TaskPanelProps }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const query = { search: name, limit: 20 };
  const people = useRead(listPeople, { query }, { keep: true });
  const known = row.others.map(r => r.name);
  const found = (people.data?.items ?? []).filter(p => !known.includes(p.name));
  const assign = async () => {
    const said = name.trim();
    if (said === '') return;
    setName('');
    const other = row.others.find(r => r.name === said);
    // Who types faster than the search answers means a person all the same.
    const asked = people.isFetching ? await call(listPeople, { query }).catch(() => null) : { items: found };
    if (asked === null) return setName(said);
    const person = asked.items.find(p => p.name === said);
    const fields = { name: said, kind: 'work' as const, generic: person === undefined };
    // Who of the register it is, the server keeps; the schedule does not need it.
    const who = person === undefined ? {} : { person: person.id };
    keep(
      panel,
      other === undefined
        ? [
            { do: 'resource', resource: -1, fields, ...who },
            { do: 'assign', task: panel.uid, resource: -1, units: 1 },
          ]
        : [{ do: 'assign', task: panel.uid, resource: other.uid, units: 1 }],
    );
  };
  return (
    <form
      className={css.assign}
      onSubmit={event => {
        event.preventDefault();
        void assign();
      }}
    >
      <Autocomplete
        aria-label={t`Person or role`}
        placeholder={t`Person or role`}
        size="xs"
        limit={20}
        data={[
          { group: t`In this plan`, items: known },
          { group: t`People`, items: [...new Set(found.map(p => p.name))] },
        ]}
        value={name}
        onChange={setName}
      />
      <Button type="submit" size="xs" disabled={name.trim() === ''}>
        <Trans>Assign</Trans>
      </Button>
    </form>
  );
}

/** Who works on a task, and how much. */
export function TaskPeople({ row, panel }: { readonly row: PlanRow; readonly panel: TaskPanelProps }) {
  const { t } = useLingui();
  const format = useFormat();
  const edits = panel.mayEdit && !row.summary;
  return (
    <PanelSection title={t`People`}>
      {row.resources.length === 0 ? (
        <p className="faint">
          <Trans>Nobody is assigned</Trans>
        </p>
      ) : null}
      <ul className={css.neighbours}>
        {row.resources.map(person =>
          edits ? (
            <Assigned key={`${person.uid} ${person.units}`} person={person} panel={panel} />
          ) : (
            <li key={person.uid}>
              <span style={{ flex: 1 }}>{person.name}</span>
              {format.percent(person.units * 100)}
            </li>
          ),
        )}
      </ul>
      {edits ? <Assign row={row} panel={panel} /> : null}
    </PanelSection>
  );
}
