import type { OnePage } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { saveShared, useShared } from '../../../lib/api/shared.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { BrandMark } from '../../../ui/page/brand-mark.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import css from './shared.module.css';
import { SharedAttention } from './shared-attention.tsx';
import { SharedRatings } from './shared-ratings.tsx';

function Figures({ page }: { readonly page: OnePage }) {
  return (
    <dl className={css.figures}>
      {page.figures.map(figure => (
        <div key={figure.metric}>
          <dt className="small faint">{figure.name}</dt>
          <dd>
            <b>{figure.value}</b>
            <span className="small" data-tone={figure.tone}>
              {figure.change}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ page }: { readonly page: OnePage }) {
  const { t } = useLingui();
  return (
    <>
      <Figures page={page} />
      <Card title={t`Needs attention`} more={t`${page.attention.length} of ${page.attentionTotal}`} flush>
        <SharedAttention page={page} />
      </Card>
      <div className={css.beside}>
        <Card title={t`Ratings`}>
          <SharedRatings page={page} />
        </Card>
        <Card title={t`What changed`} more={t`${page.changes.length} of ${page.changeTotal}`}>
          {page.changes.length === 0 ? (
            <p className="muted">{t`Nothing changed between the two days.`}</p>
          ) : (
            page.changes.map(change => (
              <p key={`${change.key} ${change.kind}`} className={css.change}>
                <b>{change.name}</b>{' '}
                <span className="small faint">
                  {change.key} · {change.kind}
                </span>
                <br />
                {change.text}
              </p>
            ))
          )}
        </Card>
      </div>
    </>
  );
}

/** The one page behind a read-only link, for somebody without an account. */
export function SharedPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [secret] = useState(() => location.hash.slice(1));
  const { data, error } = useShared(secret);
  useDocumentTitle(`${data?.title ?? t`Shared page`} · Chartroom`);
  if (error !== null)
    return (
      <main className={css.page}>
        <ErrorState page {...textOf(error)} />
      </main>
    );
  if (data === undefined)
    return (
      <main className={css.page}>
        <SkeletonPage />
      </main>
    );
  const { page } = data;
  return (
    <main className={css.page}>
      <div className={css.top}>
        <BrandMark />
        <span className={css.grow}>{page.about.organisation}</span>
        <Button
          leftSection={<IconDownload size={15} />}
          onClick={() => void saveShared(secret).catch(problem => errorToast(textOf(problem).message))}
        >
          <Trans>PDF</Trans>
        </Button>
      </div>
      <h1 tabIndex={-1}>{page.headline}</h1>
      <p className="muted">
        {page.summary}. {page.about.notes.join(', ')}.
      </p>
      {page.scaleNote === null ? null : <p className="note small">{page.scaleNote}</p>}
      <Body page={page} />
      <p className={`small faint ${css.foot}`}>
        <Trans>
          Read only, until {format.instant(data.expiresAt)}. Content SHA-256 {page.about.hash}
        </Trans>
      </p>
    </main>
  );
}
