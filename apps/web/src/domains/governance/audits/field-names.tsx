import { controlFields, listFields } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useRead } from '../../../lib/api/use-read.ts';
import own from './own-control.module.css';

/** Names of what the conditions of a control may read: what every project has, and the fields that were added. */
export function FieldNames() {
  const { t } = useLingui();
  const { data } = useRead(listFields, { query: { entity: 'project' } });
  const added = (data?.items ?? []).map(f => f.key);
  return (
    <details className="small muted">
      <summary>{t`Fields that a condition may read`}</summary>
      <p className={own.names}>{Object.keys(controlFields).join(', ')}</p>
      {added.length === 0 ? null : <p className={own.names}>{t`Added here: ${added.join(', ')}`}</p>}
    </details>
  );
}
