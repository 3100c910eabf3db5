import { diffMethodVersion, type MethodVersion, methodParts, type Output } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { ChangeMark } from './change-mark.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

type Diff = Output<typeof diffMethodVersion>;

function Item({ item }: { readonly item: Diff['items'][number] }) {
  const { t } = useLingui();
  const words = useMethodWords();
  const shown = (value: unknown) => (value === null || value === '' ? t`nothing` : String(value));
  return (
    <li className={css.diffItem}>
      <ChangeMark change={item.change} word={words.changes[item.change]} />
      <div>
        <strong>{item.name}</strong>
        {item.fields.map(f => (
          <div key={f.field} className="small">
            <span className="faint">{f.field}: </span>
            <del>{shown(f.before)}</del> <span aria-hidden="true">→</span> <ins>{shown(f.after)}</ins>
          </div>
        ))}
      </div>
    </li>
  );
}

interface CompareTabProps {
  readonly version: MethodVersion;
  readonly others: readonly { readonly id: string; readonly number: number }[];
  readonly against: string | undefined;
  readonly onAgainst: (id: string | undefined) => void;
}

/** What a version adds, removes and changes of another of the same method. */
export function CompareTab({ version, others, against, onAgainst }: CompareTabProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useMethodWords();
  const request = { params: { methodVersion: version.id }, query: { against: against as never } };
  const answer = useRead(diffMethodVersion, request, { keep: true });
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={8} />;
  const { items, from, to } = answer.data;
  const before = others.find(o => o.number === from);
  return (
    <Stack>
      <div className={css.saveStrip}>
        <Select
          aria-label={t`Compared with`}
          w={200}
          data={others.map(o => ({ value: o.id, label: t`Version ${o.number}` }))}
          placeholder={t`Nothing before`}
          value={before?.id ?? null}
          onChange={id => onAgainst(id ?? undefined)}
        />
        <span className="muted">
          {from === null
            ? t`Version ${to} is the first.`
            : t`${plural(items.length, { one: '# difference', other: '# differences' })} from version ${from} to ${to}`}
        </span>
      </div>
      {items.length === 0 ? (
        <EmptyState title={t`No difference`}>
          <Trans>Both versions say the same.</Trans>
        </EmptyState>
      ) : (
        methodParts
          .filter(part => items.some(i => i.part === part))
          .map(part => (
            <Card key={part} title={words.parts[part]}>
              <ul className={css.diff}>
                {items
                  .filter(i => i.part === part)
                  .map(item => (
                    <Item key={item.id} item={item} />
                  ))}
              </ul>
            </Card>
          ))
      )}
    </Stack>
  );
}
