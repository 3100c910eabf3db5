import { confirmCondition, type GateCondition, reportCondition } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Chip, type Tone } from '../../../../ui/status/chip.tsx';
import css from './gates.module.css';

const tones: Readonly<Record<GateCondition['state'], Tone>> = { open: 'water', overdue: 'red', met: 'green' };

function Acts({ condition }: { readonly condition: GateCondition }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [words, setWords] = useState('');
  const report = useAct(reportCondition);
  const confirm = useAct(confirmCondition);
  const { may, version, id } = condition;
  const error = report.error ?? confirm.error;
  if (!may.report && !may.confirm) return null;
  const params = { condition: id };
  const settle = (met: boolean) => confirm.mutate({ request: { params, body: { met, words } }, version });
  return (
    <div className={`${css.open} ${css.editorLine}`}>
      <TextInput
        aria-label={may.report ? t`Evidence for condition ${condition.number}` : t`What is missing`}
        placeholder={
          may.report ? t`What shows that it is met, or where it is` : t`What is missing, to give it back`
        }
        value={words}
        onChange={e => setWords(e.currentTarget.value)}
      />
      <span className={css.formEnd}>
        {may.report ? (
          <Button
            disabled={words === ''}
            loading={report.isPending}
            onClick={() => report.mutate({ request: { params, body: { evidence: words } }, version })}
          >
            <Trans>It is met</Trans>
          </Button>
        ) : (
          <>
            <Button disabled={words === ''} loading={confirm.isPending} onClick={() => settle(false)}>
              <Trans>Give back</Trans>
            </Button>
            <Button variant="filled" loading={confirm.isPending} onClick={() => settle(true)}>
              <Trans>Confirm</Trans>
            </Button>
          </>
        )}
      </span>
      {error === null ? null : <span className="bad">{textOf(error).message}</span>}
    </div>
  );
}

/** A condition of a gate: whose, until when, and how it stands; `from` also says of which gate. */
export function ConditionRow({
  condition,
  from = false,
}: {
  readonly condition: GateCondition;
  readonly from?: boolean;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const { state, evidence, reportedOn, confirmedBy, owner, due, number, gate } = condition;
  const words = { open: t({ message: 'Open', context: 'state' }), overdue: t`Overdue`, met: t`Met` };
  const waits = state !== 'met' && reportedOn !== null;
  const parts = [
    evidence,
    waits ? t`said to be met on ${format.dayShort(reportedOn)}, to be confirmed` : '',
    confirmedBy === null ? '' : t`confirmed by ${confirmedBy.name}`,
  ];
  return (
    <li>
      <Chip tone={tones[state]}>{words[state]}</Chip>
      <span className={css.what}>
        <b className={css.strong}>{t`C${number} ${condition.text}`}</b>
        <div className="small faint">
          {from ? (
            <Link to="/gates/$gate" params={{ gate: gate.id }}>
              {gate.name}
            </Link>
          ) : null}
          {from && parts.some(Boolean) ? ', ' : null}
          {parts.filter(Boolean).join('; ')}
        </div>
      </span>
      <span className={css.end}>
        {owner?.name ?? '—'}
        <div className={state === 'overdue' ? css.late : undefined}>{t`due ${format.day(due)}`}</div>
      </span>
      <Acts condition={condition} />
    </li>
  );
}
