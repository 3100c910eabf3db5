import {
  type FieldEntity,
  type FormulaResult,
  type FormulaTrial,
  listFields,
  tryFormula,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useCellText } from '../../../lib/added-fields.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import css from './fields.module.css';

interface FormulaFieldProps {
  readonly entity: FieldEntity;
  readonly fieldKey: string;
  readonly formula: string;
  readonly result: FormulaResult;
  readonly decimals: number;
  readonly error: ReactNode;
  readonly onChange: (formula: string) => void;
}

type Trying = Pick<FormulaFieldProps, 'entity' | 'fieldKey' | 'formula' | 'result' | 'decimals'>;

/** What a formula comes to for some of what it is for. */
function Trial({ entity, fieldKey, formula, result, decimals }: Trying) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [search, setSearch] = useState('');
  const trial = useAct(tryFormula);
  const named = /^[a-z][A-Za-z0-9]*$/.test(fieldKey) ? { key: fieldKey } : {};
  const run = () =>
    trial.mutate({ request: { body: { entity, formula, result, decimals, search, ...named } } });
  return (
    <>
      <div className={css.trialLine}>
        <TextInput
          aria-label={t`What to try it on`}
          placeholder={entity === 'project' ? t`Part of a name or a key` : t`Part of a name`}
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
          className={css.grow}
        />
        <Button onClick={run} loading={trial.isPending} disabled={formula.trim() === ''}>
          <Trans>Try it</Trans>
        </Button>
      </div>
      <div role="status">
        {trial.error === null ? null : <Banner tone="red">{textOf(trial.error).message}</Banner>}
        {trial.data === undefined ? null : <Outcome trial={trial.data} result={result} decimals={decimals} />}
      </div>
    </>
  );
}

interface OutcomeProps {
  readonly trial: FormulaTrial;
  readonly result: FormulaResult;
  readonly decimals: number;
}

function Outcome({ trial, result, decimals }: OutcomeProps) {
  const { t } = useLingui();
  const cellText = useCellText();
  const { problem, values, money } = trial;
  if (problem !== null)
    return (
      <Banner tone="red">
        {problem.position === null
          ? problem.message
          : t`At character ${problem.position}: ${problem.message}`}
      </Banner>
    );
  return (
    <>
      <table className={css.trial}>
        <tbody>
          {values.map(v => (
            <tr key={v.id}>
              <td className="ellipsis">
                <span className="faint">{v.key}</span> {v.name}
              </td>
              <td data-wrong={typeof v.value === 'object' || undefined}>
                {cellText(v.value, { type: result, decimals, currency: v.currency }) || '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {money ? (
        <p className="small faint">
          <Trans>It reads money, so only who may see money sees it.</Trans>
        </p>
      ) : null}
    </>
  );
}

/** The name that is being typed where the caret is. */
const wordBefore = (text: string, caret: number): string =>
  /[A-Za-z][A-Za-z0-9]*$/.exec(text.slice(0, caret))?.[0] ?? '';

/** A formula with the names it may read, and what it comes to for some of what it is for. */
export function FormulaField({ error, onChange, ...tried }: FormulaFieldProps) {
  const { t } = useLingui();
  const { entity, formula } = tried;
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const { data } = useRead(listFields, { query: {} });
  const word = wordBefore(formula, caret).toLowerCase();
  const begins = (name: string) => name.startsWith(word) && name !== word;
  const offered =
    word === '' ? [] : (data?.inputs ?? []).filter(i => i.entity === entity && begins(i.name.toLowerCase()));
  const complete = (name: string) => {
    const from = caret - word.length;
    onChange(formula.slice(0, from) + name + formula.slice(caret));
    setCaret(from + name.length);
    area.current?.focus();
  };
  return (
    <div className={css.form}>
      <Textarea
        ref={area}
        label={t`Formula`}
        description={t`Names of fields, numbers, + - * / and comparisons; has(name) asks whether there is a value; a ? b : c chooses.`}
        autosize
        minRows={2}
        spellCheck={false}
        value={formula}
        error={error}
        onChange={event => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
        onSelect={event => setCaret(event.currentTarget.selectionStart)}
      />
      {offered.length === 0 ? null : (
        <ul className={css.offered} aria-label={t`Names that fit`}>
          {offered.slice(0, 6).map(i => (
            <li key={i.name}>
              <button type="button" onClick={() => complete(i.name)}>
                <b>{i.name}</b> <span className="faint">{i.label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Trial {...tried} />
    </div>
  );
}
