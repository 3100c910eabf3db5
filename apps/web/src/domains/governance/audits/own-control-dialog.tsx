import {
  type Control,
  controlCategories,
  createControl,
  pmoTypes,
  type Strength,
  severities,
  strengths,
  updateControl,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { ControlTrial } from './control-trial.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { FieldNames } from './field-names.tsx';
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
  readonly reason: string;
}

const empty: Values = {
  ...{ code: '', name: '', category: 'governance', severity: 'medium', standard: '' },
  ...{ applies: '', fails: '', remedy: '', reason: '' },
  strength: { supportive: 'advise', controlling: 'advise', directive: 'waiver' },
};

interface PartProps {
  readonly form: ReturnType<typeof useForm<Values>>;
}

/** What the control is called and where it belongs; its code is given once. */
function About({ form, named }: PartProps & { readonly named: boolean }) {
  const { t } = useLingui();
  const words = useControlWords();
  return (
    <div className={own.fields}>
      {named ? null : <TextInput label={t`Code`} placeholder="OWN-01" {...form.text('code')} />}
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

/** What it looks at and when that fails, tried before it is kept. */
function Rule({ form }: PartProps) {
  const { t } = useLingui();
  const mono = { autosize: true, minRows: 1, spellCheck: false, classNames: { input: own.code ?? '' } };
  return (
    <>
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
      <FieldNames />
      <ControlTrial applies={form.values.applies} fails={form.values.fails} />
    </>
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

const valuesOf = ({
  code,
  name,
  category,
  severity,
  standard,
  applies,
  fails,
  remedy,
  strength,
}: Control): Values => ({
  ...{ code, name, category, severity, standard, applies, fails, remedy, strength, reason: '' },
});

/** Keeps what the form says: as a new control, or as a change of one that is there. */
function useKeep(control: Control | undefined, onClose: () => void) {
  const { t } = useLingui();
  // What was read when the dialog opened: a change that comes meanwhile is not written over.
  const [opened] = useState(control);
  const onDone = ({ code }: { readonly code: string }) => {
    toast(opened === undefined ? t`${code} is checked from now on` : t`${code} is changed`);
    onClose();
  };
  const create = useAct(createControl, { onDone });
  const update = useAct(updateControl, { onDone });
  return ({ code, reason, ...said }: Values) =>
    opened === undefined
      ? create.mutateAsync({ request: { body: { ...said, code } } })
      : update.mutateAsync({
          request: { params: { code: opened.code }, body: { ...said, reason } },
          version: opened.version,
        });
}

interface OwnControlDialogProps {
  /** The one to change; a new one when left out. */
  readonly control?: Control;
  readonly onClose: () => void;
}

/** Adds a control of one's own or changes it; its conditions are tried on the projects before it is kept. */
export function OwnControlDialog({ control, onClose }: OwnControlDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const form = useForm(control === undefined ? empty : valuesOf(control), useKeep(control, onClose));
  const { code, name, fails, reason } = form.values;
  const incomplete = code === '' || name === '' || fails === '' || (control !== undefined && reason === '');
  const title = control === undefined ? t`Add a control` : t`Change ${control.code}`;
  return (
    <Dialog title={title} opened onClose={onClose} size={680}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <About form={form} named={control !== undefined} />
        <Rule form={form} />
        <TextInput label={t`Standard it comes from`} {...form.text('standard')} />
        <TextInput label={t`Remedy`} {...form.text('remedy')} />
        <Does form={form} />
        {control === undefined ? null : (
          <TextInput label={t`Reason for the change`} autoComplete="off" {...form.text('reason')} />
        )}
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={incomplete || !form.changed}
          >
            {control === undefined ? <Trans>Add the control</Trans> : <Trans>Save</Trans>}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
