import { Textarea } from '@mantine/core';
import { useState } from 'react';

interface LinesFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
}

/** A list of texts, one a line; empty lines are left out when the field is left. */
export function LinesField({ label, description, lines, onChange }: LinesFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={2}
      value={draft ?? lines.join('\n')}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft === null) return;
        onChange(draft.split('\n').flatMap(l => (l.trim() === '' ? [] : [l.trim().slice(0, 200)])));
        setDraft(null);
      }}
    />
  );
}
