import type { ArchivedRecord } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Chip } from '../../../ui/status/chip.tsx';
import css from './records.module.css';

/** Held, due, disposed of: in words. */
export function RecordMarks({ record }: { readonly record: ArchivedRecord }) {
  const { t } = useLingui();
  if (record.disposal !== null) return <Chip>{t`Disposed of`}</Chip>;
  return (
    <span className={css.chips}>
      {record.holds === 0 ? null : <Chip tone="note">{t`Legal hold`}</Chip>}
      {record.dueSince === null ? null : (
        <Chip tone="amber">
          {record.retention?.atEnd === 'delete' ? t`Due for deletion` : t`Due for review`}
        </Chip>
      )}
    </span>
  );
}
