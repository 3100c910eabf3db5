import type { Field, Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCellText } from '../../../../lib/added-fields.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import css from '../project.module.css';
import { FieldExplanation } from './field-explanation.tsx';
import { useProjectAdded } from './use-project-added.ts';

interface AddedFieldsProps {
  readonly project: Project;
  readonly editable: boolean;
}

/** The fields that the organisation added, as far as they are only read: the calculated ones with why. */
export function AddedFields({ project, editable }: AddedFieldsProps) {
  const { t } = useLingui();
  const cellText = useCellText();
  const [asked, setAsked] = useState<Field | null>(null);
  const { read, currency } = useProjectAdded(project, editable);
  if (read.length === 0) return null;
  return (
    <Card title={editable ? t`Fields that are only read` : t`Fields of your organisation`}>
      <Pairs
        pairs={read.map(field => {
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
