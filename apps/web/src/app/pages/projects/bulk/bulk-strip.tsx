import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import css from './bulk.module.css';

interface BulkStripProps {
  readonly selected: number;
  readonly total: number;
  /** Everything that the list shows is chosen, also what is not loaded. */
  readonly everything: boolean;
  readonly onEverything: () => void;
  readonly onEdit: () => void;
  readonly onClear: () => void;
}

/** What can be done with the projects that are selected. */
export function BulkStrip({ selected, total, everything, onEverything, onEdit, onClear }: BulkStripProps) {
  const { t } = useLingui();
  const count = everything ? total : selected;
  return (
    <section className={css.strip} aria-label={t`Selection`}>
      <b>{t`${plural(count, { one: '# project selected', other: '# projects selected' })}`}</b>
      {everything || selected >= total ? null : (
        <Button size="compact-sm" variant="subtle" onClick={onEverything}>
          {t`Select all ${total} of the list`}
        </Button>
      )}
      <span className={css.end}>
        <Button size="compact-sm" variant="filled" onClick={onEdit}>
          <Trans>Change…</Trans>
        </Button>
        <Button size="compact-sm" onClick={onClear}>
          <Trans>Clear the selection</Trans>
        </Button>
      </span>
    </section>
  );
}
