import { type ProjectMethod, type ProjectStep, setMethodStep } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useGateWords } from './gates/gate-words.ts';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

type Phase = ProjectMethod['phases'][number];

interface StepLineProps {
  readonly project: ProjectMethod['project'];
  readonly step: ProjectStep;
  readonly roles: ProjectMethod['roles'];
  readonly tick: boolean;
}

/** Where a field that is asked for is filled. */
function FillIt({ project }: { readonly project: string }) {
  return (
    <Button
      size="xs"
      variant="subtle"
      renderRoot={props => (
        <Link {...props} to="/projects/$project" params={{ project }} search={{ tab: 'details' }} />
      )}
    >
      <Trans>Fill it</Trans>
    </Button>
  );
}

/** Why a step does not apply here; asked before it is said. */
function NotApplicable({
  onSay,
  onCancel,
}: {
  readonly onSay: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  return (
    <form
      className={css.saveStrip}
      onSubmit={event => {
        event.preventDefault();
        if (reason.trim() !== '') onSay(reason);
      }}
    >
      <TextInput
        aria-label={t`Why it does not apply`}
        placeholder={t`Why it does not apply`}
        className={css.grow}
        data-autofocus
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={reason.trim() === ''}>
        <Trans>Say so</Trans>
      </Button>
      <Button size="xs" variant="subtle" onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
    </form>
  );
}

function Said({ step }: { readonly step: ProjectStep }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useMethodWords();
  if (step.leftOut !== null) return <span className="small muted">{t`Left out: ${step.leftOut}`}</span>;
  if (step.state === 'open' || step.day === null) return null;
  const by = step.by?.name ?? '–';
  return (
    <span className="small muted">
      {`${words.steps[step.state]}, ${format.day(step.day)}, ${by}`}
      {step.reason === null ? '' : `: ${step.reason}`}
    </span>
  );
}

function StepLine({ project, step, roles, tick }: StepLineProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [asking, setAsking] = useState(false);
  const set = useAct(setMethodStep, { onDone: () => setAsking(false) });
  const say = (state: ProjectStep['state'], reason = '') =>
    set.mutate({
      request: { params: { project: project.id }, body: { step: step.step, state, reason } },
    });
  const names = new Map<string, string>(roles.map(r => [r.id, r.name]));
  const accountable = step.raci.flatMap(r => (r.does === 'A' ? [names.get(r.role) ?? r.role] : []));
  const off = step.leftOut !== null || step.state === 'not-applicable';
  return (
    <li className={css.step} data-off={off || undefined}>
      <Checkbox
        aria-label={step.kind === 'field' ? t`${step.name} is filled` : t`${step.name} is done`}
        checked={step.state === 'done'}
        disabled={!tick || step.kind === 'field' || step.leftOut !== null || set.isPending}
        onChange={event => say(event.currentTarget.checked ? 'done' : 'open')}
      />
      <div>
        <span className={css.stepName}>{step.name}</span>{' '}
        <span className="small faint">
          {[
            step.of,
            step.mandatory ? null : t`optional`,
            accountable.length === 0 ? null : accountable.join(', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <div>
          <Said step={step} />
        </div>
        {asking ? (
          <NotApplicable onSay={reason => say('not-applicable', reason)} onCancel={() => setAsking(false)} />
        ) : null}
        {set.error === null ? null : <Banner tone="red">{textOf(set.error).message}</Banner>}
      </div>
      {!tick || step.leftOut !== null || asking ? null : (
        <span className={css.stepActs}>
          {step.kind === 'field' && step.state === 'open' ? <FillIt project={project.key} /> : null}
          {step.state === 'open' ? (
            <Button size="xs" variant="subtle" onClick={() => setAsking(true)}>
              <Trans>Not applicable</Trans>
            </Button>
          ) : step.state === 'not-applicable' ? (
            <Button size="xs" variant="subtle" loading={set.isPending} onClick={() => say('open')}>
              <Trans>Open again</Trans>
            </Button>
          ) : null}
        </span>
      )}
    </li>
  );
}

/** The gate at the end of a phase, with how far it is and the way to it once it is prepared. */
function PhaseGate({ gate: { name, mode, gate } }: { readonly gate: Phase['gates'][number] }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const chip = <Chip tone={mode === 'strict' ? 'water' : 'grey'}>{t`then ${name}`}</Chip>;
  if (gate === null) return chip;
  const state = gate.decision === null ? words.states[gate.state] : words.decisions[gate.decision];
  const said = gate.day === null ? state : `${state}, ${format.day(gate.day)}`;
  return (
    <>
      {chip}{' '}
      {gate.id === null ? (
        <span className="small faint">{said}</span>
      ) : (
        <Link className="small" to="/gates/$gate" params={{ gate: gate.id }}>
          {said}
        </Link>
      )}
    </>
  );
}

interface PhaseStepsProps {
  readonly project: ProjectMethod['project'];
  readonly phase: Phase;
  readonly roles: ProjectMethod['roles'];
  readonly tick: boolean;
}

/** The steps of one phase with their states, and what has to be done before them. */
export function PhaseSteps({ project, phase, roles, tick }: PhaseStepsProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const kinds = [
    ['deliverable', words.parts.deliverables],
    ['activity', words.parts.activities],
    ['checklist', words.parts.checklists],
    ['field', words.parts.fields],
  ] as const;
  const waits = phase.waitsFor;
  const more = waits.length > 3 ? t` and ${waits.length - 3} more` : '';
  return (
    <Card
      title={phase.name}
      beside={phase.gates.map(g => <PhaseGate key={g.id} gate={g} />)}
      more={t`${phase.done} of ${phase.total}`}
    >
      {phase.purpose === '' ? null : <p className="small muted">{phase.purpose}</p>}
      {waits.length === 0 ? null : (
        <Banner tone="amber">{t`Waits for ${waits.slice(0, 3).join(', ')}${more}.`}</Banner>
      )}
      {kinds.map(([kind, title]) => {
        const own = phase.steps.filter(s => s.kind === kind);
        if (own.length === 0) return null;
        return (
          <div key={kind} className={css.stepsOf}>
            <h3>{title}</h3>
            <ul className={css.steps}>
              {own.map(step => (
                <StepLine key={step.step} {...{ project, step, roles, tick }} />
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}
