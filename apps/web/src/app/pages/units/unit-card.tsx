import { type Unit, updateUnit } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import { useAddedTerms } from '../added-fields/added-terms.tsx';
import { useAddedWords } from '../added-fields/added-values.ts';
import css from '../form.module.css';
import { HistoryLink } from '../history/history-link.tsx';
import { MergeConflict } from '../merge-conflict.tsx';
import { usePmoTypeWords } from '../pmo-type-words.ts';
import { SaveBar } from '../save-bar.tsx';
import { useMergingForm } from '../use-merging-form.ts';
import { bodyOf, UnitFields, type UnitValues, useUnitNames, valuesOf } from './unit-form.tsx';

interface UnitCardProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly editable: boolean;
}

/** A value of a unit as it should be read. */
function useUnitText(units: readonly Unit[]) {
  const { t } = useLingui();
  const types = usePmoTypeWords();
  const added = useAddedWords('unit');
  return (field: keyof UnitValues, values: UnitValues): string => {
    if (field === 'parentId') return units.find(u => u.id === values.parentId)?.name ?? t`The organisation`;
    if (field === 'pmoType') return values.pmoType === null ? t`As above` : types[values.pmoType].name;
    return added.text(field, values) ?? (String(values[field] ?? '') || '—');
  };
}

function Edit({ unit, units }: Omit<UnitCardProps, 'editable'>) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = useUnitNames();
  const text = useUnitText(units);
  const update = useAct(updateUnit);
  const edit = useMergingForm<Unit, UnitValues>({
    entity: unit,
    draft: `unit ${unit.id}`,
    valuesOf,
    write: (changed, version) =>
      update.mutateAsync({ request: { params: { unit: unit.id }, body: bodyOf(changed) }, version }),
    onSaved: () => toast(t`Saved`),
  });
  return (
    <form {...edit.form.form} className={css.form}>
      {edit.error === null ? null : <Banner tone="red">{textOf(edit.error).message}</Banner>}
      <UnitFields form={edit.form} units={units} unit={unit} />
      <SaveBar changed={edit.form.changed} saving={edit.form.submitting} onUndo={edit.undo} id={unit.id} />
      <MergeConflict edit={edit} subject={unit.name} names={names} text={text} />
    </form>
  );
}

/** One unit: a form for who may change it. */
export function UnitCard({ unit, units, editable }: UnitCardProps) {
  const { t } = useLingui();
  const names = useUnitNames();
  const text = useUnitText(units);
  const values = valuesOf(unit);
  const added = useAddedTerms('unit', unit);
  const counts = [
    t`${plural(unit.projects, { one: '# project', other: '# projects' })}`,
    t`${plural(unit.people, { one: '# person', other: '# people' })}`,
  ].join(', ');
  return (
    <Card
      title={unit.name}
      more={
        <>
          {counts} · <HistoryLink kind="unit" id={unit.id} />
        </>
      }
    >
      {editable ? (
        <Edit key={unit.id} unit={unit} units={units} />
      ) : (
        <Pairs
          pairs={[
            ...(['code', 'parentId', 'pmoType'] as const).map(field => ({
              label: names[field],
              value: text(field, values),
            })),
            ...added,
          ]}
        />
      )}
    </Card>
  );
}
