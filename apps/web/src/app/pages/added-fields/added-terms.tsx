import { explainFieldValue, type Field, type FieldCells, type FieldEntity } from '@chartroom/contract';
import { useAddedFields, useCellText } from '../../../lib/added-fields.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useSession } from '../../../lib/session.ts';
import type { Term } from '../../../ui/panel/panel-parts.tsx';
import { ExplanationDialog } from './explanation-dialog.tsx';
import { WhyValue } from './why-value.tsx';

/** What is no project, with the values of the fields that were added to it. */
export interface WithAdded {
  readonly id: string;
  readonly fields: FieldCells;
}

interface WhyProps {
  readonly subject: string;
  readonly field: Field;
  readonly onClose: () => void;
}

function Why({ subject, field, onClose }: WhyProps) {
  const read = useRead(explainFieldValue, { params: { subject, calculated: field.key } });
  return <ExplanationDialog label={field.label} read={read} onClose={onClose} />;
}

/** The added fields that have a value, to be read: the calculated ones with why. */
export function useAddedTerms(
  entity: Exclude<FieldEntity, 'project'>,
  { id, fields }: WithAdded,
): readonly (Term & { readonly key: string })[] {
  const cellText = useCellText();
  const { me } = useSession();
  const currency = me?.organisation.currency ?? 'EUR';
  return useAddedFields(entity)
    .filter(f => fields[f.key] !== undefined)
    .map(field => {
      const { key, label, type } = field;
      const said = cellText(fields[key], { ...field, currency });
      if (type !== 'formula') return { key, label, value: said };
      const why = (close: () => void) => <Why subject={id} field={field} onClose={close} />;
      return { key, label, value: <WhyValue label={label} said={said} explanation={why} /> };
    });
}
