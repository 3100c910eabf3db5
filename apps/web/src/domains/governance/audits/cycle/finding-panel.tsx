import { type Finding, getFinding, moveFinding, type Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import { Pairs, PanelSection } from '../../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../../ui/panel/side-panel.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { Actions } from './actions.tsx';
import css from './cycle.module.css';
import { FindingMarks } from './finding-table.tsx';
import { severityTones, useCycleWords } from './words.ts';

type Whole = Output<typeof getFinding>;

/** Agree, close or reopen; only what one may. */
function Moves({ finding }: { readonly finding: Finding }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [note, setNote] = useState('');
  const [reauditOn, setReauditOn] = useState<string | null>(null);
  const act = useAct(moveFinding);
  const { agree, close, reopen } = finding.may;
  if (!agree && !close && !reopen) return null;
  const move = (to: 'agreed' | 'closed' | 'open') =>
    act.mutate(
      {
        request: {
          params: { finding: finding.id },
          body: { to, note, reauditOn: to === 'closed' ? reauditOn : null },
        },
        version: finding.version,
      },
      { onError: error => errorToast(textOf(error).message) },
    );
  return (
    <PanelSection title={t`Go on`}>
      <div className={css.form}>
        {close ? <DayField label={t`Look again on`} value={reauditOn} onChange={setReauditOn} /> : null}
        {close || reopen ? (
          <TextInput label={t`Note`} value={note} onChange={event => setNote(event.currentTarget.value)} />
        ) : null}
        <div className={css.end}>
          {reopen ? (
            <Button disabled={note === ''} loading={act.isPending} onClick={() => move('open')}>
              <Trans>Reopen</Trans>
            </Button>
          ) : null}
          {agree ? (
            <Button variant="filled" loading={act.isPending} onClick={() => move('agreed')}>
              <Trans>Agree on the actions</Trans>
            </Button>
          ) : null}
          {close ? (
            <Button variant="filled" loading={act.isPending} onClick={() => move('closed')}>
              <Trans>Close the finding</Trans>
            </Button>
          ) : null}
        </div>
      </div>
    </PanelSection>
  );
}

function Body({ finding }: { readonly finding: Whole }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useCycleWords();
  return (
    <>
      <PanelSection>
        <div className={css.chips}>
          <Chip tone={severityTones[finding.severity]}>{words.severities[finding.severity]}</Chip>
          <Chip>{words.findingStates[finding.state]}</Chip>
          <FindingMarks finding={finding} />
        </div>
        <p className={css.said}>{finding.statement}</p>
        <Pairs
          pairs={[
            {
              label: t`On`,
              value:
                finding.project === null ? (
                  t`The organisation`
                ) : (
                  <Link to="/projects/$project" params={{ project: finding.project.key }}>
                    {finding.project.name}
                  </Link>
                ),
            },
            { label: t`Standard`, value: finding.standard },
            { label: t`Root cause`, value: words.causes[finding.rootCause] },
            { label: t`Raised`, value: `${format.day(finding.raisedOn)}, ${finding.raisedBy?.name ?? '—'}` },
            { label: t`Evidence`, value: finding.evidence === '' ? '—' : finding.evidence },
            ...(finding.repeats.length === 0
              ? []
              : [{ label: t`Found before as`, value: finding.repeats.join(', ') }]),
            ...(finding.reauditOn === null
              ? []
              : [{ label: t`Look again on`, value: format.day(finding.reauditOn) }]),
          ]}
        />
      </PanelSection>
      <Actions finding={finding} />
      <Moves key={finding.version} finding={finding} />
      <PanelSection title={t`History`}>
        <Pairs
          pairs={finding.history.map((h, i) => ({
            label: `${i + 1}. ${format.day(h.day)}`,
            value: `${words.findingStates[h.state]}${h.by === null ? '' : `, ${h.by.name}`}${h.note === '' ? '' : `: ${h.note}`}`,
          }))}
        />
      </PanelSection>
    </>
  );
}

/** One finding: what is wrong, what is done about it, and how it got to where it is. */
export function FindingPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(getFinding, { params: { finding: id as never } }, { keep: true });
  const finding = answer.data;
  return (
    <SidePanel title={finding?.title ?? t`Finding`} about={finding?.key} onClose={onClose}>
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : finding === undefined ? (
        <SkeletonLines />
      ) : (
        <Body key={finding.id} finding={finding} />
      )}
    </SidePanel>
  );
}
