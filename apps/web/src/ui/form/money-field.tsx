import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { readMoney, writeMoney } from './money-text.ts';

interface MoneyFieldProps {
  readonly label: string;
  /** Integer minor units, or null when unknown. */
  readonly value: number | null;
  readonly currency: string;
  readonly onChange: (minor: number | null) => void;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** An amount in one currency; takes `412.6m` and `1,250,000` alike. */
export function MoneyField({ label, value, currency, onChange, error, ...rest }: MoneyFieldProps) {
  const { t, i18n } = useLingui();
  const [draft, setDraft] = useState<string | null>(null);
  const bad = draft !== null && draft.trim() !== '' && readMoney(i18n.locale, draft, currency) === null;
  const settle = () => {
    if (draft === null || bad) return;
    onChange(draft.trim() === '' ? null : readMoney(i18n.locale, draft, currency));
    setDraft(null);
  };
  return (
    <TextInput
      {...rest}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? (value === null ? '' : writeMoney(i18n.locale, value, currency))}
      error={bad ? t`“${draft}” is no amount in ${currency}. Write it as 1250000, 1.25m or 500k.` : error}
      rightSection={
        <span className="small faint" aria-hidden="true">
          {currency}
        </span>
      }
      rightSectionWidth={48}
      styles={{ input: { textAlign: 'right' } }}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
