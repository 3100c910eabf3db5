import { createRuleSet, type RuleSetRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { today } from '../../../lib/format/day.ts';
import type { Rules } from '../../../lib/status-rules.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { fieldMessages, useForm } from '../../../ui/form/use-form.ts';
import { ClassPicker } from './class-picker.tsx';
import css from './reporting.module.css';
import { ThresholdsTable } from './thresholds-table.tsx';

interface RuleSetFormProps {
  /** The version whose thresholds the form begins with. */
  readonly from: RuleSetRecord;
  /** Number of the new version. */
  readonly number: number;
  readonly rules: Rules;
  readonly onDone: () => void;
}

interface Values {
  readonly validFrom: string | null;
  readonly note: string;
  readonly rules: Rules;
}

/** A new version of the rules: thresholds in general or for a class, a note, the day from which they hold. */
export function RuleSetForm({ from, number, rules, onDone }: RuleSetFormProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [of, setOf] = useState<string | null>(null);
  const create = useAct(createRuleSet, { onDone });
  const form = useForm<Values>({ validFrom: today(), note: '', rules }, values =>
    create.mutateAsync({ request: { body: { ...values, validFrom: values.validFrom ?? '' } } }),
  );
  const refused = Object.entries(fieldMessages(create.error)).filter(([path]) => path.startsWith('rules'));
  return (
    <Card title={t`Version ${number}`} more={t`starts from version ${from.number}`}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        {refused.map(([path, message]) => (
          <Banner key={path} tone="red">
            {message}
          </Banner>
        ))}
        <div className={css.fields}>
          <DayField label={t`In force from`} {...form.field('validFrom')} />
          <TextInput
            label={t`What is new, and why`}
            style={{ gridColumn: 'span 2' }}
            {...form.text('note')}
          />
          <ClassPicker rules={form.values.rules} value={of} onChange={setOf} />
        </div>
        <ThresholdsTable rules={form.values.rules} of={of} onChange={next => form.set('rules', next)} />
        <div className={css.formEnd}>
          <Button onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Put it in force</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
