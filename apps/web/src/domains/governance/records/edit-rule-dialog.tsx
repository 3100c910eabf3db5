import { type RetentionRule, updateRetentionRule } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './records.module.css';
import { TermFields, type TermValues } from './term-fields.tsx';

interface EditRuleDialogProps {
  readonly rule: RetentionRule;
  readonly onClose: () => void;
}

interface Values extends TermValues {
  readonly active: boolean;
  readonly reason: string;
}

/** Changes a rule for what is archived from now on, or retires it. */
export function EditRuleDialog({ rule, onClose }: EditRuleDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const update = useAct(updateRetentionRule, { onDone: onClose });
  const { name, years, from, atEnd, active } = rule;
  const form = useForm<Values>({ name, years, from, atEnd, active, reason: '' }, body =>
    update.mutateAsync({ request: { params: { retentionRule: rule.id }, body }, version: rule.version }),
  );
  return (
    <Dialog title={t`Change ${rule.name}`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>What is archived already keeps the rule as it was.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TermFields form={form} />
        <Switch
          label={t`In force`}
          checked={form.values.active}
          onChange={event => form.set('active', event.currentTarget.checked)}
        />
        <TextInput label={t`Reason`} autoComplete="off" {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.reason.trim() === '' || form.values.name.trim() === ''}
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
