import { explainField, type Field, type Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useCellText } from '../../../../lib/added-fields.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useAsOf } from '../../../../lib/as-of.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import { ExplanationDialog } from '../../added-fields/explanation-dialog.tsx';
import { WhyValue } from '../../added-fields/why-value.tsx';
import { useProjectAdded } from './use-project-added.ts';

interface WhyProps {
  readonly project: Project['id'];
  readonly field: Field;
  readonly onClose: () => void;
}

/** Why a calculated field of the project has its value on the day that is looked at. */
function Why({ project, field, onClose }: WhyProps) {
  const { asOf, knownAt } = useAsOf();
  const read = useRead(explainField, {
    params: { project, calculated: field.key },
    query: { asOf, knownAt },
  });
  return <ExplanationDialog label={field.label} read={read} onClose={onClose} />;
}

interface AddedFieldsProps {
  readonly project: Project;
  readonly editable: boolean;
}

/** The fields that the organisation added, as far as they are only read: the calculated ones with why. */
export function AddedFields({ project, editable }: AddedFieldsProps) {
  const { t } = useLingui();
  const cellText = useCellText();
  const { read, currency } = useProjectAdded(project, editable);
  if (read.length === 0) return null;
  const shownOf = (field: Field) => {
    const said = cellText(project.fields[field.key], { ...field, currency }) || '—';
    if (field.type !== 'formula') return said;
    return (
      <WhyValue
        label={field.label}
        said={said}
        explanation={close => <Why project={project.id} field={field} onClose={close} />}
      />
    );
  };
  return (
    <Card title={editable ? t`Fields that are only read` : t`Fields of your organisation`}>
      <Pairs pairs={read.map(field => ({ label: field.label, value: shownOf(field) }))} />
    </Card>
  );
}
