import { type Field, type Project, updateProject } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAddedFields, useCellText } from '../../../../lib/added-fields.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useSession } from '../../../../lib/session.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import { FieldsForm } from '../../added-fields/fields-form.tsx';
import css from '../project.module.css';
import { FieldExplanation } from './field-explanation.tsx';

/** The fields that the organisation added: to fill where one may, the calculated ones with why. */
export function AddedFields({
  project,
  editable,
}: {
  readonly project: Project;
  readonly editable: boolean;
}) {
  const { t } = useLingui();
  const cellText = useCellText();
  const { me } = useSession();
  const [asked, setAsked] = useState<Field | null>(null);
  const update = useAct(updateProject);
  const currency = project.money?.currency ?? me?.organisation.currency ?? 'EUR';
  const seen = useAddedFields().filter(f => f.seenBy !== 'money' || project.money !== null);
  const fields = seen.filter(f => !f.retired || project.fields[f.key] !== undefined);
  if (fields.length === 0) return null;
  const fillable = fields.filter(
    f =>
      editable &&
      !f.retired &&
      f.type !== 'formula' &&
      (f.seenBy !== 'money' || project.may.editMoney) &&
      (f.editedBy !== 'office' || f.may.edit),
  );
  const shown = fields.filter(f => !fillable.includes(f));
  return (
    <Card title={t`Fields of your organisation`} more={editable ? t`from today on` : undefined}>
      {fillable.length === 0 ? null : (
        <FieldsForm
          key={`${project.id} ${fillable.map(f => f.id).join()}`}
          fields={fillable}
          cells={project.fields}
          currency={currency}
          path="fields"
          save={set =>
            update.mutateAsync({
              request: { params: { project: project.id }, body: { fields: set } },
              version: project.version,
            })
          }
        />
      )}
      <Pairs
        pairs={shown.map(field => {
          const said = cellText(project.fields[field.key], { ...field, currency }) || '—';
          return {
            label: field.label,
            value:
              field.type === 'formula' ? (
                <button
                  type="button"
                  className={css.why}
                  aria-label={t`Why ${field.label} is ${said}`}
                  onClick={() => setAsked(field)}
                >
                  {said}
                </button>
              ) : (
                said
              ),
          };
        })}
      />
      {asked === null ? null : (
        <FieldExplanation project={project.id} field={asked} onClose={() => setAsked(null)} />
      )}
    </Card>
  );
}
