import '@mantine/dates/styles.css';
import './day-picker.css';
import 'dayjs/locale/de';
import 'dayjs/locale/en-gb';
import { useLingui } from '@lingui/react/macro';
import { DatePicker } from '@mantine/dates';

export interface DayPickerProps {
  readonly value: string | null;
  readonly max?: string | undefined;
  readonly onPick: (day: string) => void;
}

/** The calendar; loaded when somebody opens it. */
export function DayPicker({ value, max, onPick }: DayPickerProps) {
  const { t, i18n } = useLingui();
  return (
    <DatePicker
      size="xs"
      locale={i18n.locale.toLowerCase()}
      firstDayOfWeek={1}
      value={value}
      {...(value === null ? {} : { defaultDate: value })}
      {...(max === undefined ? {} : { maxDate: max })}
      onChange={day => {
        if (day !== null) onPick(day);
      }}
      ariaLabels={{
        previousMonth: t`Previous month`,
        nextMonth: t`Next month`,
        previousYear: t`Previous year`,
        nextYear: t`Next year`,
        previousDecade: t`Previous decade`,
        nextDecade: t`Next decade`,
      }}
    />
  );
}
