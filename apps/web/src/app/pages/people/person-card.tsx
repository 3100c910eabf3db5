import { type Person, updatePerson } from '@chartroom/contract';
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
import { MergeConflict } from '../merge-conflict.tsx';
import { SaveBar } from '../save-bar.tsx';
import { useMergingForm } from '../use-merging-form.ts';
import { PersonFields, usePersonNames, useUnitChoices } from './person-fields.tsx';
import { bodyOf, type PersonValues, valuesOf } from './person-form.ts';

function Facts({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const names = usePersonNames();
  const added = useAddedTerms('person', person);
  return (
    <Card title={t`Person`}>
      <Pairs
        pairs={[
          { label: names.email, value: person.email ?? '—' },
          { label: names.jobTitle, value: person.jobTitle ?? '—' },
          { label: names.unitId, value: person.unit?.name ?? '—' },
          ...added,
        ]}
      />
    </Card>
  );
}

function Edit({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = usePersonNames();
  const units = useUnitChoices();
  const added = useAddedWords('person');
  const update = useAct(updatePerson);
  const edit = useMergingForm<Person, PersonValues>({
    entity: person,
    draft: `person ${person.id}`,
    valuesOf,
    write: (changed, version) =>
      update.mutateAsync({ request: { params: { person: person.id }, body: bodyOf(changed) }, version }),
    onSaved: () => toast(t`Saved`),
  });
  return (
    <Card title={t`Person`}>
      <form {...edit.form.form} className={css.form}>
        {edit.error === null ? null : <Banner tone="red">{textOf(edit.error).message}</Banner>}
        <PersonFields form={edit.form} of={person} />
        <SaveBar
          changed={edit.form.changed}
          saving={edit.form.submitting}
          onUndo={edit.undo}
          id={person.id}
        />
      </form>
      <MergeConflict
        edit={edit}
        subject={person.name}
        names={names}
        text={(field, values) =>
          field === 'unitId'
            ? (units.find(unit => unit.value === values.unitId)?.label ?? '—')
            : (added.text(field, values) ?? (String(values[field] ?? '') || '—'))
        }
      />
    </Card>
  );
}

/** Name, address, job and unit; a form for who may change them. */
export const PersonCard = ({ person }: { readonly person: Person }) =>
  person.may.edit ? <Edit person={person} /> : <Facts person={person} />;
