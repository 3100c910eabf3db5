import { downloadImportErrors, type ImportProblem, type ImportRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { Chip, type Tone } from '../../../ui/status/chip.tsx';
import css from './imports.module.css';

type Severity = ImportProblem['severity'];
const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[];
const tones: Readonly<Record<Severity, Tone>> = { error: 'red', warning: 'amber', note: 'grey' };
const kept = 200;

function ErrorSheet({ record }: { readonly record: ImportRecord }) {
  const textOf = useErrorText();
  const [busy, setBusy] = useState(false);
  const fetch = () => {
    setBusy(true);
    download(
      downloadImportErrors,
      { params: { import: record.id } },
      `${record.fileName} - refused rows.xlsx`,
    )
      .catch(error => errorToast(textOf(error).message))
      .finally(() => setBusy(false));
  };
  return (
    <Button size="xs" leftSection={<IconDownload size={14} />} loading={busy} onClick={fetch}>
      <Trans>Refused rows with reasons, XLSX</Trans>
    </Button>
  );
}

function Line({ problem }: { readonly problem: ImportProblem }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = { error: t`Refused`, warning: t`Warning`, note: t`Note` };
  return (
    <tr>
      <td data-right>{problem.row === null ? t`file` : format.number(problem.row, 0)}</td>
      <td>
        <Chip tone={tones[problem.severity]}>{words[problem.severity]}</Chip>
      </td>
      <td>{problem.column ?? ''}</td>
      <td className={css.value} title={problem.value ?? undefined}>
        {problem.value ?? ''}
      </td>
      <td className={css.wrap}>{problem.message}</td>
    </tr>
  );
}

/** What is wrong with the file: row, column, value, reason; the refused rows to take away. */
export function Problems({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const [only, setOnly] = useState<Severity | 'all'>('all');
  const { problems, counts } = record;
  if (problems.length === 0) return null;
  const words = { error: t`Refused`, warning: t`Warnings`, note: t`Notes` };
  const of = (severity: Severity) => problems.filter(p => p.severity === severity);
  const present = severities.filter(severity => of(severity).length > 0);
  const shown = only === 'all' ? problems : of(only);
  return (
    <Card
      title={t`Problems`}
      beside={
        present.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t`Which problems`}
            value={only}
            onChange={value => setOnly(severities.find(s => s === value) ?? 'all')}
            data={[
              { value: 'all', label: t`All` },
              ...present.map(severity => ({ value: severity, label: words[severity] })),
            ]}
          />
        ) : undefined
      }
      more={
        <span className={css.tools}>
          {problems.length >= kept ? <Trans>the first {format.number(kept, 0)}</Trans> : null}
          {counts !== null && counts.bad > 0 ? <ErrorSheet record={record} /> : null}
        </span>
      }
      flush
    >
      {/* biome-ignore lint/a11y: a scrolling region must be reachable by keyboard; a group is no landmark */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t`Problems`}>
        <table>
          <thead>
            <tr>
              <th scope="col" data-right>
                <Trans>Row</Trans>
              </th>
              <th scope="col">
                <Trans>Kind</Trans>
              </th>
              <th scope="col">
                <Trans>Column</Trans>
              </th>
              <th scope="col">
                <Trans>Value</Trans>
              </th>
              <th scope="col">
                <Trans>Reason</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((problem, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be alike
              <Line key={i} problem={problem} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
