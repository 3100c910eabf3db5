import { type FieldEntity, getFieldValues, setFieldValues } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useAddedFields, useCellText } from '../../../lib/added-fields.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';
import { FieldsForm } from './fields-form.tsx';

interface SubjectFieldsProps {
  readonly entity: Exclude<FieldEntity, 'project'>;
  /** Id of what has the values. */
  readonly subject: string;
}

function Values({ entity, subject }: SubjectFieldsProps) {
  const cellText = useCellText();
  const textOf = useErrorText();
  const { me } = useSession();
  const currency = me?.organisation.currency ?? 'EUR';
  const answer = useRead(getFieldValues, { params: { subject } }, { keep: true });
  const set = useAct(setFieldValues);
  const fields = useAddedFields(entity);
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={2} />;
  const { values, version, may } = answer.data;
  const fillable = fields.filter(f => may.edit && !f.retired && (f.editedBy !== 'office' || f.may.edit));
  const shown = fields.filter(f => !fillable.includes(f) && (!f.retired || values[f.key] !== undefined));
  return (
    <>
      {fillable.length === 0 ? null : (
        <FieldsForm
          key={`${subject} ${fillable.map(f => f.id).join()}`}
          fields={fillable}
          cells={values}
          currency={currency}
          path="set"
          save={given => set.mutateAsync({ request: { params: { subject }, body: { set: given } }, version })}
        />
      )}
      <Pairs
        pairs={shown.map(field => ({
          label: field.label,
          value: cellText(values[field.key], { ...field, currency }) || '—',
        }))}
      />
    </>
  );
}

/** What the organisation added to units, portfolios, people; nothing where it added nothing. */
export function SubjectFieldsCard(props: SubjectFieldsProps) {
  const { t } = useLingui();
  const none = useAddedFields(props.entity).every(f => f.retired);
  return none ? null : (
    <Card title={t`Fields of your organisation`}>
      <Values key={props.subject} {...props} />
    </Card>
  );
}

/** The same inside a dialog, below its own form. */
export function SubjectFieldsPart(props: SubjectFieldsProps) {
  const { t } = useLingui();
  const none = useAddedFields(props.entity).every(f => f.retired);
  return none ? null : (
    <div className={css.part}>
      <h3>{t`Fields of your organisation`}</h3>
      <Values key={props.subject} {...props} />
    </div>
  );
}
