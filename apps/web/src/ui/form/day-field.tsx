import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { DayPickerProps } from './day-picker.tsx';
import { readDay, showDay } from './day-text.ts';

interface DayFieldProps {
  readonly label: string;
  /** `2026-09-30`, or null when there is none. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly max?: string | undefined;
  readonly w?: number | string;
  /** Takes focus when it appears: for the first field of something the reader just opened. */
  readonly autoFocus?: boolean;
}

/** A day, written as one likes to write it, or picked from a calendar. */
export function DayField({ label, value, onChange, error, max, ...rest }: DayFieldProps) {
  const { t, i18n } = useLingui();
  const [draft, setDraft] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [Picker, setPicker] = useState<ComponentType<DayPickerProps> | null>(null);
  const bad = draft !== null && draft.trim() !== '' && readDay(i18n.locale, draft) === null;
  // Opened only once the calendar is there, so that focus can go into it.
  const open = async () => {
    const { DayPicker } = await import('./day-picker.tsx');
    setPicker(() => DayPicker);
    setOpened(true);
  };
  const settle = () => {
    if (draft === null || bad) return;
    onChange(draft.trim() === '' ? null : readDay(i18n.locale, draft));
    setDraft(null);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <TextInput
          {...rest}
          label={label}
          placeholder={t`such as 30 Sep 2026`}
          autoComplete="off"
          value={draft ?? (value === null ? '' : showDay(i18n.locale, value))}
          error={bad ? t`“${draft}” is no day. Write it as 2026-09-30 or 30 Sep 2026.` : error}
          onChange={event => setDraft(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={event => {
            if (event.key === 'Enter') settle();
            if (event.key === 'ArrowDown' && event.altKey) void open();
          }}
          rightSection={
            <ActionIcon
              size={24}
              aria-label={t`${label}: open calendar`}
              aria-haspopup="dialog"
              aria-expanded={opened}
              disabled={rest.disabled ?? false}
              onClick={() => (opened ? setOpened(false) : void open())}
            >
              <IconCalendar size={15} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p={8} role="dialog" aria-label={t`${label}: calendar`}>
        {Picker === null ? null : (
          <Picker
            value={value}
            max={max}
            onPick={day => {
              setDraft(null);
              onChange(day);
              setOpened(false);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
