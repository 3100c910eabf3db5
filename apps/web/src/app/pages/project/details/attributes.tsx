import type { Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../../../ui/card/card.tsx';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import { useFieldNames } from '../project-fields.tsx';
import { type ProjectField, valuesOf } from '../project-form.ts';
import { useFieldText } from './field-text.ts';

/** The attributes as they are, for who may only read. */
export function Attributes({ project }: { readonly project: Project }) {
  const { t } = useLingui();
  const names = useFieldNames();
  const text = useFieldText(project);
  const values = valuesOf(project);
  const fields = (Object.keys(values) as ProjectField[]).filter(
    field => project.money !== null || !field.endsWith('Minor'),
  );
  return (
    <Card title={t`Attributes`}>
      <Pairs pairs={fields.map(field => ({ label: names[field], value: text(field, values) }))} />
    </Card>
  );
}
