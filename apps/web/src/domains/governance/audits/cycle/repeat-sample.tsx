import { type Audit, repeatAuditSample } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import css from './cycle.module.css';

function Repeated({ audit }: { readonly audit: Audit }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(repeatAuditSample, { params: { audit: audit.id } });
  if (answer.error !== null) return <Banner tone="red">{textOf(answer.error).message}</Banner>;
  if (answer.data === undefined) return <p className="muted">{t`Drawing again`}</p>;
  const { same, frameChanged, added, removed, rescored } = answer.data;
  const named = (keys: readonly string[]) => keys.slice(0, 12).join(', ');
  return (
    <div role="status">
      <p>
        {same
          ? t`The recorded seed and frame give the same numbers again.`
          : t`The recorded seed and frame give other numbers: the record was changed.`}
      </p>
      <p className="muted">
        {frameChanged ? t`The frame would be another today.` : t`The frame is the same today.`}
        {added.length === 0 ? null : ` ${t`New: ${named(added)}.`}`}
        {removed.length === 0 ? null : ` ${t`Gone: ${named(removed)}.`}`}
        {rescored.length === 0 ? null : ` ${t`Other risk: ${named(rescored)}.`}`}
      </p>
    </div>
  );
}

/** How the sample was drawn, and the proof that it can be drawn again. */
export function RepeatSample({ audit }: { readonly audit: Audit }) {
  const { t } = useLingui();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const { sample } = audit;
  if (sample === null) return null;
  return (
    <Card title={t`How it was drawn`}>
      <div className={css.form}>
        <p>
          <Trans>
            From the seed <b>{sample.seed}</b>, {sample.size} wanted, on {format.instant(sample.drawnAt)}.
            From each band of risk in proportion to its sum of scores; within a band, who has the higher score
            comes up more often.
          </Trans>
        </p>
        <p className="small faint">
          <Trans>SHA-256 of the frame</Trans>{' '}
          <code style={{ overflowWrap: 'anywhere' }}>{sample.frameHash}</code>
        </p>
        {asked ? (
          <Repeated audit={audit} />
        ) : (
          <div>
            <Button onClick={() => setAsked(true)}>
              <Trans>Draw again and compare</Trans>
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
