import { decideGate, type Gate, type GateDecision } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { findPerson } from './find-person.ts';
import { useGateWords } from './gate-words.ts';
import css from './gates.module.css';

interface Condition {
  readonly key: number;
  readonly text: string;
  readonly owner: Pick | null;
  readonly due: string | null;
}

const blank = (key: number): Condition => ({ key, text: '', owner: null, due: null });

function Conditions({
  conditions,
  onChange,
}: {
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}) {
  const { t } = useLingui();
  const set = (key: number, change: Partial<Condition>) =>
    onChange(conditions.map(c => (c.key === key ? { ...c, ...change } : c)));
  return (
    <div className={css.form}>
      {conditions.map((c, i) => (
        <div key={c.key} className={css.conditionFields}>
          <TextInput
            label={t`Condition ${i + 1}`}
            value={c.text}
            onChange={e => set(c.key, { text: e.currentTarget.value })}
          />
          <PersonPicker
            label={t`Owner of condition ${i + 1}`}
            value={c.owner}
            onChange={owner => set(c.key, { owner })}
            find={findPerson}
          />
          <DayField label={t`Due`} value={c.due} onChange={due => set(c.key, { due })} />
          <Button
            aria-label={t`Remove condition ${i + 1}`}
            disabled={conditions.length === 1}
            onClick={() => onChange(conditions.filter(x => x.key !== c.key))}
          >
            <Trans>Remove</Trans>
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...conditions, blank(Math.max(...conditions.map(c => c.key)) + 1)])}>
          <Trans>Add a condition</Trans>
        </Button>
      </div>
    </div>
  );
}

/** The five decisions, each with what it means or what stands against it. */
function Outcomes({
  gate,
  decision,
  onChoose,
}: {
  readonly gate: Gate;
  readonly decision: GateDecision | null;
  readonly onChoose: (decision: GateDecision) => void;
}) {
  const { t } = useLingui();
  const words = useGateWords();
  return (
    <div
      className={css.choices}
      data-many
      style={{ '--choices': gate.outcomes.length } as CSSProperties}
      role="radiogroup"
      aria-label={t`Decision`}
    >
      {gate.outcomes.map(o => (
        // biome-ignore lint/a11y/useSemanticElements: a card to press, with what stands against it
        <button
          key={o.decision}
          type="button"
          role="radio"
          aria-checked={decision === o.decision}
          disabled={!o.allowed}
          className={css.choice}
          onClick={() => onChoose(o.decision)}
        >
          <b className={css.choiceName}>{words.decisions[o.decision]}</b>
          <span className={css.choiceWords}>{o.allowed ? words.meanings[o.decision] : o.why}</span>
        </button>
      ))}
    </div>
  );
}

const isWhole = (c: Condition): boolean => c.text !== '' && c.owner !== null && c.due !== null;

/** The five decisions, with what stands against each; recorded by who chairs, signed by the password. */
export function DecideForm({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [decision, setDecision] = useState<GateDecision | null>(null);
  const [said, setSaid] = useState('');
  const [conditions, setConditions] = useState<readonly Condition[]>([blank(1)]);
  const [nextOn, setNextOn] = useState<string | null>(null);
  const act = useAct(decideGate);
  const conditional = decision === 'go-with-conditions';
  const comesAgain = decision === 'hold' || decision === 'recycle';
  const record = () => {
    if (decision === null || gate.evidenceHash === null) return;
    const named = conditions.map(c => ({ text: c.text, ownerId: c.owner?.id ?? '', due: c.due ?? '' }));
    act.mutate({
      request: {
        params: { gate: gate.id },
        body: {
          ...{ decision, words: said, evidenceHash: gate.evidenceHash },
          conditions: conditional ? named : [],
          nextOn: comesAgain ? nextOn : null,
        },
      },
      version: gate.version,
    });
  };
  return (
    <form
      className={css.bar}
      onSubmit={event => {
        event.preventDefault();
        record();
      }}
    >
      <h2>
        <Trans>Decision</Trans>
      </h2>
      <Outcomes gate={gate} decision={decision} onChoose={setDecision} />
      {conditional ? <Conditions conditions={conditions} onChange={setConditions} /> : null}
      {comesAgain ? <DayField label={t`When it comes again`} value={nextOn} onChange={setNextOn} /> : null}
      {decision === null ? null : (
        <Textarea
          label={t`Why it is decided so`}
          autosize
          minRows={2}
          value={said}
          onChange={e => setSaid(e.currentTarget.value)}
        />
      )}
      {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
      <div className={css.formEnd}>
        <span className="small faint">
          <Trans>The evidence is kept as it is now and does not change any more.</Trans>
        </span>
        <Button
          type="submit"
          variant="filled"
          loading={act.isPending}
          disabled={decision === null || said === '' || (conditional && !conditions.every(isWhole))}
        >
          <Trans>Record the decision</Trans>
        </Button>
      </div>
    </form>
  );
}
