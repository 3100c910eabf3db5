import { getReminderRules, type Output, updateReminderRules } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import css from './missing.module.css';

type Rules = Output<typeof getReminderRules>;

const whole = (value: number | string): number | null => (typeof value === 'number' ? value : null);

/** After how many days, how often, how long, from which hour on. */
function Numbers({
  value,
  disabled,
  onChange,
}: {
  readonly value: Rules;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Rules>) => void;
}) {
  const { t } = useLingui();
  const fields = [
    { key: 'afterDays', label: t`First after, days`, min: 1, max: 365 },
    { key: 'everyDays', label: t`Then every, days`, min: 1, max: 365 },
    { key: 'untilDays', label: t`No longer than, days`, min: 0, max: 1000 },
    { key: 'hour', label: t`Not before, hour`, min: 0, max: 23 },
  ] as const;
  return fields.map(({ key, ...field }) => (
    <NumberInput
      key={key}
      {...field}
      allowDecimal={false}
      hideControls
      value={value[key] ?? ''}
      disabled={disabled}
      onChange={n => onChange({ [key]: whole(n) ?? (key === 'untilDays' || key === 'hour' ? 0 : null) })}
    />
  ));
}

function Fields({ rules }: { readonly rules: Rules }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [value, setValue] = useState(rules);
  const act = useAct(updateReminderRules, { onDone: () => toast(t`Saved.`) });
  const set = (change: Partial<Rules>) => setValue(before => ({ ...before, ...change }));
  const off = !rules.may.edit;
  const { may: _, version, ...body } = value;
  return (
    <form
      className={css.rules}
      onSubmit={event => {
        event.preventDefault();
        act.mutate({ request: { body }, version: rules.version });
      }}
    >
      <Checkbox
        label={t`Remind by itself`}
        checked={value.automatic}
        disabled={off}
        onChange={event => set({ automatic: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`On the day before`}
        checked={value.dayBefore}
        disabled={off || !value.automatic}
        onChange={event => set({ dayBefore: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`On the day`}
        checked={value.onDue}
        disabled={off || !value.automatic}
        onChange={event => set({ onDue: event.currentTarget.checked })}
      />
      <Numbers value={value} disabled={off || !value.automatic} onChange={set} />
      {off ? null : (
        <Button type="submit" loading={act.isPending}>
          <Trans>Save</Trans>
        </Button>
      )}
      {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
    </form>
  );
}

/** How the organisation reminds by itself. */
export function RulesCard() {
  const { t } = useLingui();
  const { holds } = useSession();
  const answer = useRead(getReminderRules, {}, { enabled: holds('rule.read') });
  if (answer.data === undefined) return null;
  return (
    <div className={css.below}>
      <Card title={t`Automatic reminders`}>
        <Fields key={answer.data.version} rules={answer.data} />
      </Card>
    </div>
  );
}
