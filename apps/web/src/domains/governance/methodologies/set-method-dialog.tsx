import {
  getMethod,
  getMethodVersion,
  listMethods,
  listPeople,
  type MethodLevel,
  methodLevels,
  type ProjectMethod,
  setProjectMethod,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { today } from '../../../lib/format/day.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { GatePreview } from './gate-preview.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

async function findPeople(search: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 12, sort: 'name', ...(search === '' ? {} : { search }) };
  const { items } = await call(listPeople, { query }, { signal });
  return items.map(({ id, name, jobTitle }) => ({ id, name, hint: jobTitle ?? undefined }));
}

interface Values {
  readonly method: string | null;
  readonly versionId: string | null;
  readonly level: MethodLevel;
  readonly from: string | null;
  readonly agreedBy: Pick | null;
  readonly reason: string;
  readonly leftOut: readonly string[];
  readonly added: readonly string[];
  readonly why: string;
  /** When gates that are added are expected, by their id. */
  readonly gateDays: Readonly<Record<string, string | null>>;
}

const firstValues = ({ current, proposal }: ProjectMethod): Values => {
  const from = current ?? proposal;
  return {
    ...{
      method: from?.method.id ?? null,
      versionId: from?.versionId ?? null,
      level: from?.level ?? 'standard',
    },
    ...{ from: today(), agreedBy: null, reason: '', why: '', gateDays: {} },
    leftOut: current?.tailoring.flatMap(x => (x.change === 'left-out' ? [x.element] : [])) ?? [],
    added: current?.tailoring.flatMap(x => (x.change === 'added' ? [x.element] : [])) ?? [],
  };
};

/** What was tailored before keeps its reason; what is new gets the one that is given now. */
const tailoringOf = (values: Values, method: ProjectMethod) => {
  const known = new Map(method.current?.tailoring.map(x => [`${x.change} ${x.element}`, x.reason]) ?? []);
  const said = (change: 'left-out' | 'added') => (element: string) => ({
    ...{ element, change, reason: known.get(`${change} ${element}`) ?? values.why },
  });
  return [...values.leftOut.map(said('left-out')), ...values.added.map(said('added'))];
};

function useChoices(values: Values) {
  const { t } = useLingui();
  const methods = useRead(listMethods, {});
  const method = useRead(
    getMethod,
    { params: { method: values.method ?? '' } },
    { enabled: values.method !== null },
  );
  const version = useRead(
    getMethodVersion,
    { params: { methodVersion: values.versionId ?? '' } },
    { enabled: values.versionId !== null },
  );
  const d = version.data?.definition;
  const elements = d === undefined ? [] : [...d.deliverables, ...d.activities, ...d.checklists, ...d.fields];
  return {
    items: methods.data?.items ?? [],
    versions: (method.data?.versions ?? [])
      .filter(v => v.state === 'published')
      .map(v => ({ value: v.id as string, label: t`Version ${v.number}` })),
    elements: elements.map(e => ({ value: e.id, label: e.name })),
  };
}

interface PartProps {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly choices: ReturnType<typeof useChoices>;
}

function Choice({ form, choices }: PartProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const { values } = form;
  const choose = (id: string | null) => {
    const newest = choices.items.find(m => m.id === id)?.newest?.id ?? null;
    form.setAll({ ...values, method: id, versionId: newest, leftOut: [], added: [], gateDays: {} });
  };
  return (
    <div className={css.choices}>
      <Select
        label={t`Method`}
        allowDeselect={false}
        data={choices.items
          .filter(m => m.newest !== null)
          .map(m => ({ value: m.id as string, label: m.name }))}
        value={values.method}
        onChange={choose}
      />
      <Select
        label={t`Version`}
        allowDeselect={false}
        data={choices.versions}
        value={values.versionId}
        onChange={id => form.setAll({ ...values, versionId: id, gateDays: {} })}
      />
      <Select
        label={t`Level`}
        allowDeselect={false}
        data={methodLevels.map(value => ({ value, label: words.levels[value] }))}
        value={values.level}
        onChange={level =>
          form.setAll({ ...values, level: methodLevels.find(l => l === level) ?? 'standard', gateDays: {} })
        }
      />
      <DayField label={t`From`} {...form.field('from')} />
    </div>
  );
}

function Tailoring({ form, choices }: PartProps) {
  const { t } = useLingui();
  const { values } = form;
  return (
    <>
      <MultiSelect
        label={t`Left out here`}
        searchable
        data={choices.elements}
        value={[...values.leftOut]}
        onChange={list => form.set('leftOut', list)}
      />
      <MultiSelect
        label={t`Added here, from a higher level`}
        searchable
        data={choices.elements}
        value={[...values.added]}
        onChange={list => form.set('added', list)}
      />
    </>
  );
}

const requestOf = (values: Values, method: ProjectMethod) => ({
  params: { project: method.project.id },
  body: {
    ...{ methodVersionId: (values.versionId ?? '') as never, level: values.level, reason: values.reason },
    ...{ from: values.from ?? '', agreedById: (values.agreedBy?.id ?? null) as never },
    tailoring: tailoringOf(values, method),
    gateDays: Object.entries(values.gateDays).flatMap(([gate, day]) => (day === null ? [] : [{ gate, day }])),
  },
});

/** Sets the method of a project from a day on: proposed by the rules, or another with its reason. */
export function SetMethodDialog({
  method,
  onClose,
}: {
  readonly method: ProjectMethod;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useMethodWords();
  const set = useAct(setProjectMethod, { onDone: onClose });
  const form = useForm<Values>(firstValues(method), values =>
    set.mutateAsync({ request: requestOf(values, method), version: method.version }),
  );
  const { values } = form;
  const choices = useChoices(values);
  const { proposal } = method;
  const otherwise =
    proposal !== null && (proposal.method.id !== values.method || proposal.level !== values.level);
  const tailored = values.leftOut.length + values.added.length > 0;
  return (
    <Dialog title={t`Method of ${method.project.name}`} opened onClose={onClose} size={560}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        {otherwise ? (
          <Banner tone="amber">
            {t`The rule “${proposal.rule}” proposes ${proposal.method.name}, ${words.levels[proposal.level]}. Say why it is another here.`}
          </Banner>
        ) : null}
        <Choice form={form} choices={choices} />
        {values.versionId === null ? null : (
          <GatePreview
            project={method.project.id}
            version={values.versionId}
            level={values.level}
            days={values.gateDays}
            onDay={(gate, day) => form.set('gateDays', { ...values.gateDays, [gate]: day })}
          />
        )}
        <PersonPicker
          label={t`Agreed by`}
          description={t`You, when left empty`}
          find={findPeople}
          {...form.field('agreedBy')}
        />
        <Textarea label={t`Reason`} autosize minRows={2} {...form.text('reason')} />
        <Tailoring form={form} choices={choices} />
        {tailored ? <TextInput label={t`Why it is left out or added`} {...form.text('why')} /> : null}
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={
              values.versionId === null ||
              values.from === null ||
              (otherwise && values.reason === '') ||
              (tailored && values.why === '' && method.current === null)
            }
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
