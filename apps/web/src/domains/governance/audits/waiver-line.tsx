import { decideWaiver, type Waiver, withdrawWaiver } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Chip, type Tone } from '../../../ui/status/chip.tsx';
import css from './controls.module.css';

const tones: Readonly<Record<Waiver['state'], Tone>> = {
  asked: 'water',
  approved: 'green',
  refused: 'red',
  withdrawn: 'grey',
  lapsed: 'amber',
};

export function useWaiverStates(): Readonly<Record<Waiver['state'], string>> {
  const { t } = useLingui();
  return {
    asked: t`Asked for`,
    approved: t`Approved`,
    refused: t`Refused`,
    withdrawn: t`Withdrawn`,
    lapsed: t`Lapsed`,
  };
}

export const WaiverState = ({ state }: { readonly state: Waiver['state'] }) => {
  const states = useWaiverStates();
  return <Chip tone={tones[state]}>{states[state]}</Chip>;
};

/** Approve, refuse with a reason, or take back; only what one may. */
export function WaiverActs({ waiver }: { readonly waiver: Waiver }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [answer, setAnswer] = useState('');
  const decide = useAct(decideWaiver);
  const withdraw = useAct(withdrawWaiver);
  const error = decide.error ?? withdraw.error;
  const params = { waiver: waiver.id };
  const by = (decision: 'approved' | 'refused') =>
    decide.mutate({ request: { params, body: { decision, answer } }, version: waiver.version });
  if (!waiver.may.decide && !waiver.may.withdraw) return null;
  return (
    <div className={css.acts}>
      <TextInput
        aria-label={t`Answer`}
        placeholder={waiver.may.decide ? t`Answer, needed to refuse` : t`Why it is taken back`}
        value={answer}
        onChange={event => setAnswer(event.currentTarget.value)}
      />
      {waiver.may.decide ? (
        <>
          <Button variant="filled" loading={decide.isPending} onClick={() => by('approved')}>
            <Trans>Approve</Trans>
          </Button>
          <Button disabled={answer === ''} loading={decide.isPending} onClick={() => by('refused')}>
            <Trans>Refuse</Trans>
          </Button>
        </>
      ) : (
        <Button
          disabled={answer === ''}
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate({ request: { params, body: { reason: answer } }, version: waiver.version })
          }
        >
          <Trans>Withdraw</Trans>
        </Button>
      )}
      {error === null ? null : <span className="bad">{textOf(error).message}</span>}
    </div>
  );
}

/** A waiver in full, with what may be done with it. */
export function WaiverLine({ waiver }: { readonly waiver: Waiver }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <div className={css.waiver}>
      <div className={css.verdict}>
        <WaiverState state={waiver.state} />
        <span className="small faint">{t`until ${format.day(waiver.expires)}`}</span>
      </div>
      <p>{waiver.reason}</p>
      <p className="small muted">{t`Instead: ${waiver.compensation}`}</p>
      <p className="small faint">
        {t`Asked by ${waiver.askedBy?.name ?? '—'}, ${format.instant(waiver.askedAt)}`}
        {waiver.decidedBy === null
          ? null
          : t`; decided by ${waiver.decidedBy.name}${waiver.answer ? `: ${waiver.answer}` : ''}`}
      </p>
      <WaiverActs waiver={waiver} />
    </div>
  );
}
