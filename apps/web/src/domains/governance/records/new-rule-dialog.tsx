import {
  createRetentionRule,
  type listRetentionRules,
  type Output,
  type RetentionRule,
  retentionScopes,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './records.module.css';
import { TermFields, type TermValues } from './term-fields.tsx';
import { useRecordWords } from './words.ts';

interface NewRuleDialogProps {
  readonly subjects: Output<typeof listRetentionRules>['subjects'];
  readonly onClose: () => void;
}

interface Values extends TermValues {
  readonly appliesTo: RetentionRule['appliesTo'];
  readonly subject: string | null;
}

const initial: Values = {
  ...{ name: '', years: 10, from: 'closure', atEnd: 'review', appliesTo: 'everything', subject: null },
};

/** Adds a rule: for what, how long, from when, and what happens at the end. */
export function NewRuleDialog({ subjects, onClose }: NewRuleDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useRecordWords();
  const create = useAct(createRetentionRule, { onDone: onClose });
  const form = useForm<Values>(initial, values => create.mutateAsync({ request: { body: values } }));
  const { name, appliesTo, subject } = form.values;
  const data =
    appliesTo === 'type'
      ? subjects.types.map(value => ({ value, label: words.type(value) }))
      : subjects.templates.map(x => ({ value: x.key, label: x.title }));
  return (
    <Dialog title={t`New retention rule`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Select
          label={t`For`}
          allowDeselect={false}
          data={retentionScopes.map(value => ({ value, label: words.scopes[value] }))}
          value={appliesTo}
          onChange={value => {
            form.set('appliesTo', retentionScopes.find(x => x === value) ?? appliesTo);
            form.set('subject', null);
          }}
        />
        {appliesTo === 'everything' ? null : (
          <Select
            label={words.scopes[appliesTo]}
            searchable
            data={data}
            value={subject}
            error={form.field('subject').error}
            onChange={value => form.set('subject', value)}
          />
        )}
        <TermFields form={form} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={name.trim() === '' || (appliesTo !== 'everything' && subject === null)}
          >
            <Trans>Add the rule</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
