import { type EntityHistoryEntry, entityHistory, exportHistory, type HistoryKind } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { useEventWords } from '../project/event-words.ts';
import css from './history.module.css';
import { RestoreDialog } from './restore-dialog.tsx';

interface EntryProps {
  readonly entry: EntityHistoryEntry;
  readonly onRestore: () => void;
}

function Entry({ entry, onRestore }: EntryProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useEventWords({ kind: entry.subject.kind, currency: entry.currency });
  const when = format.instant(entry.at);
  return (
    <li className={css.entry}>
      <span className="small faint">
        {when}
        <br />
        {entry.by}
      </span>
      <div className={css.what}>
        <b>{words.event(entry.name)}</b>
        {entry.validFrom === null ? null : (
          <span className="small faint"> {t`from ${format.day(entry.validFrom)} on`}</span>
        )}
        {entry.reason === null ? null : <div className="small muted">{entry.reason}</div>}
        {entry.changes.map(change => (
          <div key={change.field} className={css.field}>
            <span className="faint">{words.field(change.field)}</span>
            <span>
              {change.from === null ? null : (
                <>
                  <del className={css.was}>{words.value(change.field, change.from)}</del>
                  {' → '}
                </>
              )}
              {words.value(change.field, change.to)}
            </span>
          </div>
        ))}
      </div>
      {entry.may.restore ? (
        <Button
          size="xs"
          leftSection={<IconRestore size={14} />}
          aria-label={t`Restore the version of ${when}`}
          onClick={onRestore}
        >
          <Trans>Restore…</Trans>
        </Button>
      ) : null}
    </li>
  );
}

interface HistoryCardProps {
  readonly kind: HistoryKind;
  readonly id: string;
}

/** Everything that was recorded of one thing: when, by whom, what, why, from what to what; and the way back. */
export function HistoryCard({ kind, id }: HistoryCardProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [typed, setTyped] = useState('');
  const [by] = useDebouncedValue(typed.trim(), 250);
  const [restoring, setRestoring] = useState<EntityHistoryEntry | null>(null);
  const query = { kind, id, ...(by === '' ? {} : { by }) };
  const pages = usePages(entityHistory, { query: { ...query, limit: 50 } });
  const save = () =>
    void download(exportHistory, { query }, 'history.csv').catch(error => errorToast(textOf(error).message));
  if (pages.error !== null)
    return <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <Card title={t`History`} more={t`newest first`}>
      <div className={css.tools}>
        <TextInput
          aria-label={t`Changed by`}
          placeholder={t`Changed by`}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Button leftSection={<IconDownload size={15} />} onClick={save}>
          <Trans>CSV</Trans>
        </Button>
      </div>
      {pages.loading ? <SkeletonLines lines={8} /> : null}
      {!pages.loading && pages.rows.length === 0 ? (
        <p className="muted">
          {by === '' ? t`Nothing was recorded yet.` : t`Nobody of that name changed it.`}
        </p>
      ) : null}
      <ul className={css.list}>
        {pages.rows.map(entry => (
          <Entry key={entry.id} entry={entry} onRestore={() => setRestoring(entry)} />
        ))}
      </ul>
      {pages.onMore === undefined ? null : (
        <Button size="xs" variant="subtle" onClick={pages.onMore}>
          <Trans>Show older ones</Trans>
        </Button>
      )}
      {restoring === null ? null : <RestoreDialog entry={restoring} onClose={() => setRestoring(null)} />}
    </Card>
  );
}
