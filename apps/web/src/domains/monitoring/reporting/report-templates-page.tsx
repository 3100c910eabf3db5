import { listReportTemplates, type ReportTemplate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useDimensionWords } from './dimension-words.ts';
import { ReportTemplateForm } from './report-template-form.tsx';
import css from './reporting.module.css';

function Template({
  template,
  onChange,
}: {
  readonly template: ReportTemplate;
  readonly onChange: (() => void) | null;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useDimensionWords();
  const { number, recordedAt, author } = template;
  return (
    <Card
      title={template.name}
      beside={
        <>
          <Chip tone="grey">{template.class ?? t`every class`}</Chip>
          {template.review ? <Chip tone="water">{t`Reviewed`}</Chip> : null}
          {template.inForce ? null : <Chip tone="grey">{t`Replaced`}</Chip>}
        </>
      }
      more={
        onChange === null ? undefined : (
          <Button size="xs" onClick={onChange} aria-label={t`Change ${template.name}`}>
            <Trans>Change…</Trans>
          </Button>
        )
      }
    >
      <div className={css.reader}>
        <p>{template.dimensions.map(words).join(', ')}</p>
        <ul>
          {template.sections.map(s => (
            <li key={s.key}>
              <b>{s.label}</b> {s.required ? <Chip tone="amber">{t`required`}</Chip> : null}{' '}
              <span className="muted">{s.help}</span>
            </li>
          ))}
        </ul>
        <p className="small faint">
          {number === 0 ? t`Built in` : t`Version ${number}`}
          {recordedAt === null ? '' : `, ${format.instant(recordedAt)}`}
          {author === null ? '' : `, ${author.name}`}. {template.note}
        </p>
      </div>
    </Card>
  );
}

/** What reports ask for, by class of project; each change is a version, and a report keeps the one it was begun by. */
export function ReportTemplatesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listReportTemplates, {});
  const [writing, setWriting] = useState<ReportTemplate | null | 'new'>(null);
  const [old, setOld] = useState(false);
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const items = answer.data?.items ?? [];
  const mayCreate = answer.data?.may.create === true;
  const general = items.find(i => i.inForce && i.class === null);
  const shown = items.filter(i => old || i.inForce);
  return (
    <>
      <PageHeader
        title={t`Report templates`}
        summary={
          <Trans>What a report asks for: which ratings, which sections, whether somebody reviews it.</Trans>
        }
        actions={
          mayCreate && writing === null ? (
            <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => setWriting('new')}>
              <Trans>For a class…</Trans>
            </Button>
          ) : undefined
        }
      />
      {answer.data === undefined ? (
        <SkeletonLines lines={8} />
      ) : writing !== null && general !== undefined ? (
        <ReportTemplateForm
          template={writing === 'new' ? { ...general, class: '', name: '' } : writing}
          onDone={() => setWriting(null)}
        />
      ) : (
        <Stack>
          {shown.map(template => (
            <Template
              key={template.number}
              template={template}
              onChange={mayCreate && template.inForce ? () => setWriting(template) : null}
            />
          ))}
          {items.some(i => !i.inForce) ? (
            <div>
              <Button size="xs" variant="subtle" onClick={() => setOld(!old)}>
                {old ? <Trans>Hide what was replaced</Trans> : <Trans>Show what was replaced</Trans>}
              </Button>
            </div>
          ) : null}
        </Stack>
      )}
    </>
  );
}
