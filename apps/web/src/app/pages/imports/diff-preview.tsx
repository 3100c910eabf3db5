import type { ImportChange, ImportRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useImportFieldWords } from './field-words.ts';
import { useActionChip } from './import-words.ts';
import css from './imports.module.css';

const actions = ['create', 'update', 'report', 'left', 'returned'] as const;

function Changes({ entry }: { readonly entry: ImportChange }) {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = useImportFieldWords();
  return (
    <dl className={css.changes}>
      {entry.changes.map(change => (
        <div key={change.field}>
          <dt>{words[change.field] ?? change.field}</dt>
          <dd>
            {change.from === null ? null : (
              <>
                <span className="faint">{change.from}</span>
                <span aria-hidden="true"> → </span>
                <span className="sr-only">{t`becomes`} </span>
              </>
            )}
            {change.to ?? <span className="faint">{t`nothing`}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Line({ entry }: { readonly entry: ImportChange }) {
  const format = useFormat();
  const chip = useActionChip()(entry.action);
  return (
    <tr>
      <td data-right>{entry.row === null ? '' : format.number(entry.row, 0)}</td>
      <td>
        <Chip tone={chip.tone}>{chip.word}</Chip>
      </td>
      <td className={css.wrap}>
        <div className={css.file}>{entry.name}</div>
        <div className="small faint">{entry.key}</div>
      </td>
      <td className={css.wrap}>
        <Changes entry={entry} />
      </td>
    </tr>
  );
}

/** What applying would do, entry by entry, from what to what. */
export function DiffPreview({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const chip = useActionChip();
  const [only, setOnly] = useState<ImportChange['action'] | 'all'>('all');
  const { diff, counts } = record;
  if (diff.length === 0) return null;
  const all = counts === null ? 0 : counts.created + counts.updated + counts.left + counts.returned;
  const present = actions.filter(action => diff.some(entry => entry.action === action));
  const shown = only === 'all' ? diff : diff.filter(entry => entry.action === only);
  return (
    <Card
      title={t`What changes`}
      beside={
        present.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t`Which changes`}
            value={only}
            onChange={value => setOnly(actions.find(action => action === value) ?? 'all')}
            data={[
              { value: 'all', label: t`All` },
              ...present.map(action => ({ value: action, label: chip(action).word })),
            ]}
          />
        ) : undefined
      }
      more={
        diff.length < all ? <Trans>the first {format.number(diff.length, 0)}</Trans> : format.number(all, 0)
      }
      flush
    >
      {/* biome-ignore lint/a11y: a scrolling region must be reachable by keyboard; a group is no landmark */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t`What changes`}>
        <table className={css.diff}>
          <thead>
            <tr>
              <th scope="col" data-right style={{ width: 64 }}>
                <Trans>Row</Trans>
              </th>
              <th scope="col" style={{ width: 92 }}>
                <Trans>Does</Trans>
              </th>
              <th scope="col" style={{ width: 240 }}>
                <Trans>What</Trans>
              </th>
              <th scope="col">
                <Trans>From, to</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one row may do two things
              <Line key={i} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
