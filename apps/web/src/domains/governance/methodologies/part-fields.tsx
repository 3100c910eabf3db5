import { type MethodDefinition, methodModes } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect, NumberInput, Select, Switch, Textarea } from '@mantine/core';
import { useAddedFields } from '../../../lib/added-fields.ts';
import type { Picked } from './edit-definition.ts';
import type { Editing } from './element-card.tsx';
import { LinesField } from './lines-field.tsx';
import { useMethodWords } from './method-words.ts';
import { RaciField } from './raci-field.tsx';

interface PartFieldsProps {
  readonly definition: MethodDefinition;
  readonly picked: Picked;
  /** Fields that could still be asked for. */
  readonly fields: Editing['fields'];
  readonly set: (fields: object) => void;
  readonly locked: boolean;
}
type Of<P extends keyof MethodDefinition> = MethodDefinition[P] extends readonly (infer E)[] ? E : never;
interface FieldsOf<E> extends Omit<PartFieldsProps, 'picked' | 'fields'> {
  readonly element: E;
}

const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
  list.map(e => ({ value: e.id, label: e.name }));

function PhaseFields({ element, definition, set, locked }: FieldsOf<Of<'phases'>>) {
  const { t } = useLingui();
  return (
    <>
      <Textarea
        label={t`Purpose`}
        autosize
        minRows={2}
        maxLength={500}
        value={element.purpose}
        onChange={e => set({ purpose: e.currentTarget.value })}
      />
      <MultiSelect
        label={t`Follows`}
        description={t`None for a start`}
        disabled={locked}
        data={named(definition.phases.filter(p => p.id !== element.id))}
        value={[...element.after]}
        onChange={after => set({ after })}
      />
    </>
  );
}

/** `GOV-01: A sponsor is named` is judged by a control; other lines by people. */
const criterionOf = (text: string) => {
  const m = /^([A-Z]{2,5}-\d{2,3}):\s*(.+)$/.exec(text);
  return m?.[1] && m[2]
    ? { text: m[2], kind: 'automatic' as const, control: m[1] }
    : { text, kind: 'judged' as const, control: null };
};

function GateFields({ element, definition, set, locked }: FieldsOf<Of<'gates'>>) {
  const { t } = useLingui();
  const words = useMethodWords();
  return (
    <>
      <Select
        label={t`At the end of`}
        allowDeselect={false}
        disabled={locked}
        data={named(definition.phases)}
        value={element.after}
        onChange={after => set({ after })}
      />
      <Select
        label={t`Mode`}
        description={t`Strict: steps of later phases wait for what is mandatory before it.`}
        allowDeselect={false}
        disabled={locked}
        data={methodModes.map(value => ({ value, label: words.modes[value] }))}
        value={element.mode}
        onChange={mode => set({ mode })}
      />
      <LinesField
        label={t`Criteria`}
        description={t`One a line. Begin with a control’s code, such as GOV-01:, to let it judge.`}
        lines={element.criteria.map(c => (c.control === null ? c.text : `${c.control}: ${c.text}`))}
        onChange={lines => set({ criteria: lines.map(criterionOf) })}
      />
      <MultiSelect
        label={t`Deliverables it asks for`}
        disabled={locked}
        data={named(definition.deliverables)}
        value={[...element.deliverables]}
        onChange={deliverables => set({ deliverables })}
      />
      <MultiSelect
        label={t`Approvers`}
        disabled={locked}
        data={named(definition.roles)}
        value={element.approvers.map(a => a.role)}
        onChange={roles =>
          set({
            approvers: roles.map(role => element.approvers.find(a => a.role === role) ?? { role, quorum: 1 }),
          })
        }
      />
      {element.approvers.map(a => (
        <NumberInput
          key={a.role}
          label={t`How many of: ${definition.roles.find(r => r.id === a.role)?.name ?? a.role}`}
          min={1}
          max={20}
          disabled={locked}
          value={a.quorum}
          onChange={quorum =>
            set({
              approvers: element.approvers.map(x =>
                x.role === a.role ? { ...x, quorum: Number(quorum) || 1 } : x,
              ),
            })
          }
        />
      ))}
    </>
  );
}

function InPhase({
  element,
  definition,
  set,
  locked,
}: FieldsOf<{ readonly phase: string; readonly mandatory: boolean }>) {
  const { t } = useLingui();
  return (
    <>
      <Select
        label={t`Phase`}
        allowDeselect={false}
        disabled={locked}
        data={named(definition.phases)}
        value={element.phase}
        onChange={phase => set({ phase })}
      />
      <Switch
        label={t`Mandatory`}
        disabled={locked}
        checked={element.mandatory}
        onChange={e => set({ mandatory: e.currentTarget.checked })}
      />
    </>
  );
}

function About({ about, set }: { readonly about: string } & Pick<PartFieldsProps, 'set'>) {
  const { t } = useLingui();
  return (
    <Textarea
      label={t`What it is about`}
      autosize
      minRows={2}
      maxLength={500}
      value={about}
      onChange={e => set({ about: e.currentTarget.value })}
    />
  );
}

function WorkFields({ element, definition, set, locked }: FieldsOf<Of<'activities'>>) {
  return (
    <>
      <InPhase {...{ element, definition, set, locked }} />
      <About about={element.about} set={set} />
      <RaciField
        roles={definition.roles}
        raci={element.raci}
        locked={locked}
        onChange={raci => set({ raci })}
      />
    </>
  );
}

function ChecklistFields({ element, definition, set, locked }: FieldsOf<Of<'checklists'>>) {
  const { t } = useLingui();
  return (
    <>
      <InPhase {...{ element, definition, set, locked }} />
      <LinesField
        label={t`Items`}
        description={t`One a line`}
        lines={element.items.map(i => i.text)}
        onChange={lines =>
          set({
            items: lines
              .map((text, n) => ({
                id: element.items.find(i => i.text === text)?.id ?? element.items[n]?.id ?? `item-${n + 1}`,
                text,
              }))
              .map((item, n, all) =>
                all.findIndex(x => x.id === item.id) === n ? item : { ...item, id: `item-${n + 1}-new` },
              ),
          })
        }
      />
    </>
  );
}

function AskedField({
  element,
  definition,
  fields,
  set,
  locked,
}: FieldsOf<Of<'fields'>> & Pick<PartFieldsProps, 'fields'>) {
  const { t } = useLingui();
  const all = useAddedFields('project');
  const own = all.find(f => f.key === element.field);
  const offered = [...(own === undefined ? [] : [own]), ...fields];
  return (
    <>
      <Select
        label={t`Field of the project`}
        description={t`Done as soon as the project has a value`}
        allowDeselect={false}
        searchable
        disabled={locked}
        data={offered.map(f => ({ value: f.key, label: f.label }))}
        value={element.field}
        onChange={key => {
          const label = offered.find(f => f.key === key)?.label;
          // The name follows the field until somebody has given it another.
          if (label !== undefined)
            set(element.name === own?.label ? { field: key, name: label } : { field: key });
        }}
      />
      <InPhase {...{ element, definition, set, locked }} />
      <About about={element.about} set={set} />
    </>
  );
}

function OtherFields({ definition, picked, set, locked }: PartFieldsProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const role = picked.part === 'roles' ? definition.roles.find(r => r.id === picked.id) : undefined;
  const cadence = picked.part === 'cadences' ? definition.cadences.find(c => c.id === picked.id) : undefined;
  const register =
    picked.part === 'registers' ? definition.registers.find(r => r.id === picked.id) : undefined;
  return (
    <>
      {role === undefined ? null : (
        <>
          <About about={role.about} set={set} />
          <LinesField
            label={t`Decides`}
            description={t`Decision rights of the role, one a line`}
            lines={role.decides}
            onChange={decides => set({ decides })}
          />
        </>
      )}
      {cadence === undefined ? null : (
        <>
          <Select
            label={t`Kind`}
            allowDeselect={false}
            disabled={locked}
            data={(['sprint', 'review', 'report', 'meeting'] as const).map(value => ({
              value,
              label: words.cadences[value],
            }))}
            value={cadence.kind}
            onChange={kind => set({ kind })}
          />
          <NumberInput
            label={t`Every so many days`}
            min={1}
            max={366}
            disabled={locked}
            value={cadence.everyDays}
            onChange={days => set({ everyDays: Number(days) || 1 })}
          />
        </>
      )}
      {register === undefined ? null : (
        <Textarea
          label={t`What it holds`}
          autosize
          minRows={2}
          maxLength={500}
          value={register.holds}
          onChange={e => set({ holds: e.currentTarget.value })}
        />
      )}
    </>
  );
}

/** The fields that only elements of one part have. */
export function PartFields(props: PartFieldsProps) {
  const { definition: d, picked } = props;
  const find = <E extends { readonly id: string }>(list: readonly E[]) => list.find(e => e.id === picked.id);
  switch (picked.part) {
    case 'phases': {
      const element = find(d.phases);
      return element === undefined ? null : <PhaseFields {...props} element={element} />;
    }
    case 'gates': {
      const element = find(d.gates);
      return element === undefined ? null : <GateFields {...props} element={element} />;
    }
    case 'activities':
    case 'deliverables': {
      const element = find(d[picked.part]);
      return element === undefined ? null : <WorkFields {...props} element={element} />;
    }
    case 'checklists': {
      const element = find(d.checklists);
      return element === undefined ? null : <ChecklistFields {...props} element={element} />;
    }
    case 'fields': {
      const element = find(d.fields);
      return element === undefined ? null : <AskedField {...props} element={element} />;
    }
    case 'roles':
    case 'cadences':
    case 'registers':
      return <OtherFields {...props} />;
  }
}
