import { printReport, publishReport, type Report } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { ReportBody } from './report-body.tsx';
import { ReportChanges } from './report-changes.tsx';
import css from './reporting.module.css';

interface ReportReaderProps {
  readonly report: Report;
  /** The past is looked at: nothing can be changed. */
  readonly readOnly: boolean;
  /** The report before it, to compare with. */
  readonly last?: Report | undefined;
  readonly onEdit: () => void;
  readonly onCorrect: () => void;
}

function Acts({ report, readOnly, onEdit, onCorrect }: ReportReaderProps) {
  const publish = useAct(publishReport);
  const textOf = useErrorText();
  if (readOnly) return null;
  const { may } = report;
  return (
    <>
      <div className={css.formEnd}>
        {may.edit && report.state === 'draft' ? (
          <Button onClick={onEdit}>
            <Trans>Edit the draft</Trans>
          </Button>
        ) : null}
        {may.correct && report.state === 'published' ? (
          <Button onClick={onCorrect}>
            <Trans>Correct…</Trans>
          </Button>
        ) : null}
        {may.publish && report.state === 'draft' ? (
          <Button
            variant="filled"
            loading={publish.isPending}
            onClick={() =>
              publish.mutate({ request: { params: { report: report.id } }, version: report.version })
            }
          >
            <Trans>Publish</Trans>
          </Button>
        ) : null}
      </div>
      {publish.error === null ? null : <Banner tone="red">{textOf(publish.error).message}</Banner>}
    </>
  );
}

/** A published report as a file. */
function SaveAs({ report }: { readonly report: Report }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const save = (format: 'pdf' | 'pptx') =>
    void download(
      printReport,
      { params: { report: report.id }, query: { format } },
      `report.${format}`,
    ).catch(error => errorToast(textOf(error).message));
  return (
    <fieldset className={css.saveAs} aria-label={t`Save as`}>
      <Button size="xs" onClick={() => save('pdf')}>
        <Trans>PDF</Trans>
      </Button>
      <Button size="xs" onClick={() => save('pptx')}>
        <Trans>PowerPoint</Trans>
      </Button>
    </fieldset>
  );
}

/** One report as it was said: ratings on their own scale, words, forecasts, who and when. */
export function ReportReader(props: ReportReaderProps) {
  const { report } = props;
  const { t } = useLingui();
  const format = useFormat();
  const [comparing, setComparing] = useState(false);
  const { last } = props;
  return (
    <Card
      title={t`Report of ${format.day(report.asOf)}`}
      beside={
        <>
          {report.state === 'draft' ? <Chip tone="water">{t`Draft`}</Chip> : null}
          {report.state === 'in-review' ? <Chip tone="water">{t`In review`}</Chip> : null}
          {report.revision > 1 ? <Chip tone="note">{t`Revision ${report.revision}`}</Chip> : null}
        </>
      }
      more={
        last === undefined ? (
          report.author?.name
        ) : (
          <>
            {report.author?.name}{' '}
            <Button size="xs" aria-pressed={comparing} onClick={() => setComparing(!comparing)}>
              {comparing ? <Trans>Whole report</Trans> : <Trans>Changes since the last</Trans>}
            </Button>
          </>
        )
      }
    >
      <div className={css.reader}>
        {report.state === 'published' ? <SaveAs report={report} /> : null}
        {report.reason === null ? null : <Banner tone="note">{t`Corrected: ${report.reason}`}</Banner>}
        {comparing && last !== undefined ? (
          <ReportChanges report={report} last={last} />
        ) : (
          <ReportBody report={report} />
        )}
        <Pairs
          pairs={[
            { label: t`Scale`, value: report.scale.name },
            ...(report.writtenFor === null ? [] : [{ label: t`Written for`, value: report.writtenFor.name }]),
            ...(report.reviewer === null ? [] : [{ label: t`Reviewed by`, value: report.reviewer.name }]),
            {
              label: t`Published`,
              value: report.publishedAt === null ? t`not yet` : format.instant(report.publishedAt),
            },
          ]}
        />
        <Acts {...props} />
      </div>
    </Card>
  );
}
