import {
  controlCategories,
  controlFields,
  createControl,
  pmoTypes,
  type Strength,
  severities,
  strengths,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { ControlTrial } from './control-trial.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import own from './own-control.module.css';

interface Values {
  readonly code: string;
  readonly name: string;
  readonly category: (typeof controlCategories)[number];
  readonly severity: (typeof severities)[number];
  readonly standard: string;
  readonly applies: string;
  readonly fails: string;
  readonly remedy: string;
  readonly strength: Readonly<Record<(typeof pmoTypes)[number], Strength>>;
}

const empty: Values = {
  ...{ code: '', name: '', category: 'governance', severity: 'medium', standard: '' },
  ...{ applies: '', fails: '', remedy: '' },
  strength: { supportive: 'advise', controlling: 'advise', directive: 'waiver' },
};

interface PartProps {
  readonly form: ReturnType<typeof useForm<Values>>;
}

/** What the control is called and where it belongs. */
function About({ form }: PartProps) {
  const { t } = useLingui();
  const words = useControlWords();
  return (
    <div className={own.fields}>
      <TextInput label={t`Code`} placeholder="OWN-01" {...form.text('code')} />
      <TextInput label={t`Name`} {...form.text('name')} />
      <Select
        label={t`Category`}
        allowDeselect={false}
        data={controlCategories.map(value => ({ value, label: words.categories[value] }))}
        value={form.values.category}
        onChange={value => form.set('category', controlCategories.find(c => c === value) ?? 'governance')}
      />
      <Select
        label={t`Severity`}
        allowDeselect={false}
        data={severities.map(value => ({ value, label: words.severities[value] }))}
        value={form.values.severity}
        onChange={value => form.set('severity', severities.find(s => s === value) ?? 'medium')}
      />
    </div>
  );
}

/** What it does under each type of PMO. */
function Does({ form }: PartProps) {
  const words = useControlWords();
  const { strength } = form.values;
  return (
    <div className={own.fields}>
      {pmoTypes.map(type => (
        <Select
          key={type}
          label={words.types[type]}
          allowDeselect={false}
          data={strengths.map(value => ({ value, label: words.does[value] }))}
          value={strength[type]}
          onChange={value =>
            form.set('strength', { ...strength, [type]: strengths.find(s => s === value) ?? 'advise' })
          }
        />
      ))}
    </div>
  );
}

/** Adds a control of one's own, whose conditions are tried on the projects before it is kept. */
export function OwnControlDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createControl, {
    onDone: ({ code }) => {
      toast(t`${code} is checked from now on`);
      onClose();
    },
  });
  const form = useForm(empty, body => create.mutateAsync({ request: { body } }));
  const { code, name, applies, fails } = form.values;
  const mono = { autosize: true, minRows: 1, spellCheck: false, classNames: { input: own.code ?? '' } };
  return (
    <Dialog title={t`Add a control`} opened onClose={onClose} size={680}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <About form={form} />
        <Textarea
          label={t`Looks at projects where`}
          description={t`A condition in CEL; left empty, at all that are live`}
          placeholder={'state == "running"'}
          {...mono}
          {...form.text('applies')}
        />
        <Textarea
          label={t`Fails when`}
          placeholder="manager == null || reportAgeDays > 45"
          {...mono}
          {...form.text('fails')}
        />
        <details className="small muted">
          <summary>{t`Fields that a condition may read`}</summary>
          <p className={own.names}>{Object.keys(controlFields).join(', ')}</p>
        </details>
        <ControlTrial applies={applies} fails={fails} />
        <TextInput label={t`Standard it comes from`} {...form.text('standard')} />
        <TextInput label={t`Remedy`} {...form.text('remedy')} />
        <Does form={form} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={code === '' || name === '' || fails === ''}
          >
            <Trans>Add the control</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
