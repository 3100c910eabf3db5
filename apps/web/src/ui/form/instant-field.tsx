import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { instantOf, localText } from './instant-text.ts';

interface InstantFieldProps {
  readonly label: string;
  /** In UTC, `2026-09-30T14:05:00Z`, or null when there is none. */
  readonly value: string | null;
  readonly onChange: (instant: string | null) => void;
  readonly description?: ReactNode;
}

/** A day and a time in the reader's own time zone. */
export function InstantField({ label, value, onChange, description }: InstantFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextInput
      type="datetime-local"
      step={1}
      label={label}
      description={description}
      value={draft ?? (value === null ? '' : localText(value))}
      onChange={event => {
        const text = event.currentTarget.value;
        setDraft(text);
        onChange(text === '' ? null : instantOf(text));
      }}
    />
  );
}
