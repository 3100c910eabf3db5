import { type ExplanationRecord, explainMetric } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { save } from '../../lib/api/download.ts';
import { useErrorText } from '../../lib/api/error-text.ts';
import { useRead } from '../../lib/api/use-read.ts';
import { useAsOf } from '../../lib/as-of.ts';
import { type Question, useExplain } from '../../lib/explain.ts';
import { copyText } from '../../ui/feedback/copy-text.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../ui/page/skeleton.tsx';
import { SidePanel } from '../../ui/panel/side-panel.tsx';
import { asText } from './as-text.ts';
import { Explanation } from './explanation.tsx';
import { answerAsText, useAskedProject } from './status-answer.tsx';
import { useStatusAnswer } from './use-status-answer.ts';

interface FooterProps {
  readonly explanation: ExplanationRecord;
  readonly question: Question;
}

function Footer({ explanation, question }: FooterProps) {
  const { t } = useLingui();
  const page = useAskedProject(question.project, question.metric);
  const answerOf = useStatusAnswer();
  const words = page === undefined ? [] : answerAsText(answerOf(explanation, page));
  const json = JSON.stringify(explanation, null, 2);
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconCopy size={14} />}
        onClick={() => void copyText([...words, asText(explanation)].join('\n'), t`Explanation copied`)}
      >
        <Trans>Copy as text</Trans>
      </Button>
      <Button
        size="xs"
        leftSection={<IconDownload size={14} />}
        onClick={() =>
          save(
            new Blob([json], { type: 'application/json' }),
            `${explanation.metric}-${explanation.asOf}.json`,
          )
        }
      >
        <Trans>Inputs, {Math.ceil(json.length / 1024)} kB</Trans>
      </Button>
    </>
  );
}

function Asked({ question }: { readonly question: Question }) {
  const { t } = useLingui();
  const { asOf, compareWith, knownAt } = useAsOf();
  const { close, pinned, keep } = useExplain();
  const textOf = useErrorText();
  const { metric, project, portfolio } = question;
  const answer = useRead(explainMetric, {
    params: { metric },
    query: { asOf, compareWith, knownAt, project, portfolio: portfolio as never },
  });
  const explanation = answer.data;
  return (
    <SidePanel
      title={t`Why this number?`}
      about={explanation === undefined ? null : `${explanation.name}, ${explanation.subject.label}`}
      onClose={close}
      pinned={pinned}
      onPin={keep}
      footer={
        explanation === undefined ? undefined : <Footer explanation={explanation} question={question} />
      }
    >
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : explanation === undefined ? (
        <SkeletonLines lines={9} />
      ) : (
        <Explanation explanation={explanation} question={question} />
      )}
    </SidePanel>
  );
}

/** The panel of the figure that the URL asks about. */
export function ExplainPanel() {
  const { question } = useExplain();
  return question === null ? null : <Asked question={question} />;
}
