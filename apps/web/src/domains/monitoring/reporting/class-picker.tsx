import { useLingui } from '@lingui/react/macro';
import { Autocomplete } from '@mantine/core';
import type { Rules } from '../../../lib/status-rules.ts';

interface ClassPickerProps {
  readonly rules: Rules;
  readonly value: string | null;
  readonly onChange: (projectClass: string | null) => void;
}

/** Every class, or one by name: its thresholds replace the general ones. */
export function ClassPicker({ rules, value, onChange }: ClassPickerProps) {
  const { t } = useLingui();
  return (
    <Autocomplete
      label={t`Thresholds for class`}
      placeholder={t`Every class`}
      data={Object.keys(rules.classes)}
      value={value ?? ''}
      onChange={name => onChange(name.trim() === '' ? null : name.trim())}
    />
  );
}
