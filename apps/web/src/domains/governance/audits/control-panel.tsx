import { controlOfProject, type Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { Chip, type Tone } from '../../../ui/status/chip.tsx';
import { AskWaiverDialog } from './ask-waiver-dialog.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { Evidence } from './evidence.tsx';
import { MarkFalseAlarm, StandingFalseAlarm } from './false-alarm-part.tsx';
import { RuleText } from './rule-text.tsx';
import { StateMark, StrengthMark } from './state-mark.tsx';
import { WaiverLine } from './waiver-line.tsx';

export type Opened = Output<typeof controlOfProject>;

const tones: Readonly<Record<Opened['state'], Tone>> = {
  pass: 'green',
  fail: 'red',
  waived: 'amber',
  'false-alarm': 'water',
  none: 'grey',
};

function Verdict({ opened }: { readonly opened: Opened }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useControlWords();
  const { control, state, does, pmoType, since, project } = opened;
  const type = words.types[pmoType];
  return (
    <PanelSection>
      <div className={css.verdict}>
        <Chip tone={tones[state]}>{words.states[state]}</Chip>
        <StrengthMark does={does} word={words.does[does]} />
        <span className="small faint">{words.severities[control.severity]}</span>
      </div>
      <p className="small muted">
        <Link to="/projects/$project" params={{ project: project.key }}>
          {project.name}
        </Link>
        {since === null ? '. ' : t`, so since ${format.day(since)}. `}
        {t`Where it is, the PMO is of the type ${type}.`}
      </p>
    </PanelSection>
  );
}

function History({ opened }: { readonly opened: Opened }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useControlWords();
  if (opened.history.length === 0) return null;
  return (
    <PanelSection title={t`History`} more={t`what the runs found`}>
      <ul className={css.history}>
        {opened.history.toReversed().map(h => (
          <li key={`${h.day} ${h.state}`}>
            <span className="small faint">{format.day(h.day)}</span>
            <StateMark state={h.state} />
            {words.states[h.state]}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Body({ opened }: { readonly opened: Opened }) {
  const { t } = useLingui();
  const { control, alsoFailing, waiver } = opened;
  return (
    <>
      <Verdict opened={opened} />
      <RuleText control={control} />
      <Evidence evidence={opened.evidence} />
      <PanelSection title={t`Remedy`}>
        <p>{control.remedy}</p>
        {alsoFailing === 0 ? null : (
          <p className="small muted">{t`Also failing: ${alsoFailing} other projects you may see.`}</p>
        )}
      </PanelSection>
      {waiver === null ? null : (
        <PanelSection title={t`Waiver`} note>
          <WaiverLine waiver={waiver} />
        </PanelSection>
      )}
      {opened.falseAlarm === null ? null : <StandingFalseAlarm alarm={opened.falseAlarm} />}
      {opened.may.markFalseAlarm ? <MarkFalseAlarm project={opened.project.id} code={control.code} /> : null}
      <History opened={opened} />
    </>
  );
}

interface ControlPanelProps {
  readonly project: string;
  readonly code: string;
  readonly onClose: () => void;
}

/** One cell of the matrix: what the rule says, what it read, what mends it, and the waiver. */
export function ControlPanel({ project, code, onClose }: ControlPanelProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [asking, setAsking] = useState(false);
  const answer = useRead(controlOfProject, { params: { project, code } }, { keep: true });
  const opened = answer.data;
  return (
    <SidePanel
      title={opened?.control.name ?? code}
      about={opened === undefined ? code : `${code}, ${opened.project.key}`}
      onClose={onClose}
      footer={
        opened?.may.askWaiver === true ? (
          <Button onClick={() => setAsking(true)}>
            <Trans>Ask for a waiver</Trans>
          </Button>
        ) : undefined
      }
    >
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : opened === undefined ? (
        <SkeletonLines />
      ) : (
        <Body opened={opened} />
      )}
      {asking && opened !== undefined ? (
        <AskWaiverDialog
          project={opened.project}
          control={opened.control}
          title={t`Ask for a waiver of ${opened.control.code}`}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </SidePanel>
  );
}
