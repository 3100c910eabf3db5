import { type Gate, type GateVote, gateVotes, voteAtGate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { useGateWords } from './gate-words.ts';
import css from './gates.module.css';

/** For, against or abstain, in words; signed by the password. */
export function VoteForm({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useGateWords();
  const [choice, setChoice] = useState<GateVote | null>(null);
  const [said, setSaid] = useState('');
  const act = useAct(voteAtGate, { onDone: () => setChoice(null) });
  return (
    <form
      className={css.bar}
      onSubmit={event => {
        event.preventDefault();
        if (choice === null) return;
        act.mutate({
          request: { params: { gate: gate.id }, body: { choice, words: said } },
          version: gate.version,
        });
      }}
    >
      <h2>
        <Trans>Your vote</Trans>
      </h2>
      <div
        className={css.choices}
        style={{ '--choices': 3 } as CSSProperties}
        role="radiogroup"
        aria-label={t`Your vote`}
      >
        {gateVotes.map(v => (
          // biome-ignore lint/a11y/useSemanticElements: a card to press, as the decisions below
          <button
            key={v}
            type="button"
            role="radio"
            aria-checked={choice === v}
            className={css.choice}
            onClick={() => setChoice(v)}
          >
            <b className={css.choiceName}>{words.votes[v]}</b>
          </button>
        ))}
      </div>
      {choice === null ? null : (
        <Textarea
          label={choice === 'against' ? t`What speaks against it` : t`In words, if you like`}
          description={choice === 'against' ? t`Kept with the decision, by your name.` : undefined}
          autosize
          minRows={2}
          value={said}
          onChange={e => setSaid(e.currentTarget.value)}
        />
      )}
      {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
      <div className={css.formEnd}>
        <Button
          type="submit"
          variant="filled"
          disabled={choice === null || (choice === 'against' && said === '')}
          loading={act.isPending}
        >
          <Trans>Record my vote</Trans>
        </Button>
      </div>
    </form>
  );
}
