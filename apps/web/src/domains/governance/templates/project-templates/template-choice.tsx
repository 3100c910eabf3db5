import {
  listProjectTemplates,
  previewProjectTemplates,
  previewTemplates,
  type TemplatePreview,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { MultiSelect, Select } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import css from '../templates.module.css';
import { useFieldWords } from './field-words.ts';

/** The templates that are chosen, and the day on which the work starts. */
export interface Choice {
  readonly templates: readonly string[];
  readonly start: string | null;
}

export const noChoice: Choice = { templates: [], start: null };

type Task = TemplatePreview['tasks'][number];

function Span({ task }: { readonly task: Task }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <>
      {task.name}{' '}
      <span className="small faint">{t`${format.day(task.start)} to ${format.day(task.finish)}`}</span>
    </>
  );
}

/** A task of the first level; what lies below it is shown on demand. */
function Below({ tasks, of }: { readonly tasks: readonly Task[]; readonly of: Task }) {
  const at = tasks.indexOf(of);
  const end = tasks.findIndex((task, i) => i > at && task.level <= of.level);
  const below = tasks.slice(at + 1, end < 0 ? tasks.length : end);
  if (below.length === 0) return <Span task={of} />;
  return (
    <details>
      <summary>
        <Span task={of} />
      </summary>
      <ul className={css.list}>
        {below.map(task => (
          <li key={task.id} style={{ paddingInlineStart: `${task.level - of.level}rem` }}>
            <Span task={task} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Preview({ preview }: { readonly preview: TemplatePreview }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFieldWords();
  const documents = preview.documents.filter(d => !d.there).map(d => d.title);
  const pairs = [
    ...preview.fields.map(f => ({ label: words[f.field as 'class'] ?? f.field, value: f.value })),
    ...(preview.budgetMinor === null || preview.currency === null
      ? []
      : [{ label: t`Budget`, value: format.moneyExact(preview.budgetMinor, preview.currency) }]),
    ...(preview.method === null ? [] : [{ label: t`Proposed method`, value: preview.method }]),
  ];
  const top = Math.min(...preview.tasks.map(task => task.level));
  return (
    <div className={css.stack}>
      {preview.conflicts.map(c => (
        <Banner key={c.element} tone="red">
          {c.message}
        </Banner>
      ))}
      <p className="muted">
        {preview.finish === null
          ? t`No tasks would be made.`
          : t`${preview.tasks.length} tasks, the last one ends on ${format.day(preview.finish)}.`}{' '}
        {documents.length > 0 ? t`Documents: ${documents.join(', ')}.` : null}{' '}
        {preview.roles.length > 0 ? t`Roles to be filled: ${preview.roles.join(', ')}.` : null}
      </p>
      {preview.notes.map(n => (
        <p key={n} className="small muted">
          {n}
        </p>
      ))}
      {preview.rows > 0 ? (
        <p className="muted">
          {plural(preview.rows, { one: '# row of a register.', other: '# rows of registers.' })}
        </p>
      ) : null}
      {pairs.length > 0 ? <Pairs pairs={pairs} /> : null}
      <ul className={css.list}>
        {preview.tasks
          .filter(task => task.level === top)
          .map(task => (
            <li key={task.id}>
              <Below tasks={preview.tasks} of={task} />
            </li>
          ))}
        {preview.gates.map(gate => (
          <li key={gate.id}>
            {gate.name} <span className="small faint">{t`gate on ${format.day(gate.day)}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChoiceProps {
  readonly value: Choice;
  readonly onChange: (value: Choice) => void;
  /** The project that there is already; none while it is being added. */
  readonly project?: string | undefined;
}

/** Chooses a base, add-ons and a start, and says what they would make before it is made. */
export function TemplateChoice({ value, onChange, project }: ChoiceProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const list = useRead(listProjectTemplates, {});
  const asked = value.templates.length > 0 && value.start !== null;
  const query = { templates: value.templates.join(','), start: value.start ?? '' };
  const fresh = useRead(previewTemplates, { query }, { enabled: asked && project === undefined });
  const there = useRead(
    previewProjectTemplates,
    { params: { project: project ?? '' }, query },
    { enabled: asked && project !== undefined },
  );
  const preview = project === undefined ? fresh : there;
  const items = (list.data?.items ?? []).filter(i => i.state === 'published');
  const of = (kind: 'base' | 'add-on') => items.filter(i => i.kind === kind);
  const base = of('base').find(i => value.templates.includes(i.key))?.key ?? null;
  const addOns = of('add-on')
    .filter(i => value.templates.includes(i.key))
    .map(i => i.key);
  const choose = (first: string | null, others: readonly string[]) =>
    onChange({ ...value, templates: [...(first === null ? [] : [first]), ...others] });
  const options = (kind: 'base' | 'add-on') => of(kind).map(i => ({ value: i.key, label: i.name }));
  return (
    <div className={css.form}>
      <Select
        label={t`Template`}
        placeholder={t`None`}
        clearable
        data={options('base')}
        value={base}
        onChange={key => choose(key, addOns)}
      />
      <MultiSelect
        label={t`Add-ons`}
        data={options('add-on')}
        value={addOns}
        onChange={keys => choose(base, keys)}
      />
      {value.templates.length > 0 ? (
        <DayField
          label={t`Work starts on`}
          required
          value={value.start}
          onChange={start => onChange({ ...value, start })}
        />
      ) : null}
      {asked && preview.error !== null ? <Banner tone="red">{textOf(preview.error).message}</Banner> : null}
      {asked && preview.data !== undefined ? <Preview preview={preview.data} /> : null}
      {list.error === null ? null : (
        <p className="small muted">
          <Trans>The project templates could not be loaded.</Trans>
        </p>
      )}
    </div>
  );
}
