import {
  createReportTemplate,
  type Dimension,
  dimensions,
  type ReportTemplate,
  type TemplateSection,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { useDimensionWords } from './dimension-words.ts';
import css from './reporting.module.css';

const keyOf = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '')
    .slice(0, 40);

interface SectionsProps {
  readonly sections: readonly TemplateSection[];
  readonly onChange: (sections: readonly TemplateSection[]) => void;
}

function Sections({ sections, onChange }: SectionsProps) {
  const { t } = useLingui();
  const set = (at: number, change: Partial<TemplateSection>) =>
    onChange(sections.map((s, i) => (i === at ? { ...s, ...change } : s)));
  return (
    <fieldset className={css.sections}>
      <legend>
        <Trans>Sections</Trans>
      </legend>
      {sections.map((s, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section has no name of its own until one is written
        <div key={i} className={css.sectionRow}>
          <TextInput
            label={t`Name`}
            maxLength={60}
            value={s.label}
            onChange={event => set(i, { label: event.currentTarget.value })}
          />
          <TextInput
            label={t`Help`}
            maxLength={300}
            value={s.help}
            onChange={event => set(i, { help: event.currentTarget.value })}
          />
          <Checkbox
            label={t`Required`}
            checked={s.required}
            onChange={event => set(i, { required: event.currentTarget.checked })}
          />
          <Button
            size="xs"
            variant="subtle"
            disabled={sections.length === 1}
            aria-label={t`Remove section ${s.label}`}
            onClick={() => onChange(sections.filter((_, j) => j !== i))}
          >
            <Trans>Remove</Trans>
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          disabled={sections.length >= 12}
          onClick={() => onChange([...sections, { key: '', label: '', help: '', required: false }])}
        >
          <Trans>Add a section</Trans>
        </Button>
      </div>
    </fieldset>
  );
}

/** Which ratings a report asks for. */
function Asked({
  asked,
  onChange: setAsked,
}: {
  readonly asked: readonly Dimension[];
  readonly onChange: (asked: readonly Dimension[]) => void;
}) {
  const { t } = useLingui();
  const words = useDimensionWords();
  return (
    <fieldset className={css.choices} aria-label={t`Ratings`}>
      {dimensions.map(d => (
        <Checkbox
          key={d}
          label={words(d)}
          checked={asked.includes(d)}
          onChange={event =>
            setAsked(event.currentTarget.checked ? [...asked, d] : asked.filter(other => other !== d))
          }
        />
      ))}
    </fieldset>
  );
}

interface EndProps {
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onCancel: () => void;
}

function End({ error, pending, onCancel }: EndProps) {
  const textOf = useErrorText();
  return (
    <>
      {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
      <div className={css.formEnd}>
        <Button onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={pending}>
          <Trans>Put in force</Trans>
        </Button>
      </div>
    </>
  );
}

interface FormProps {
  /** What it begins with; a class of '' is one that is to be named. */
  readonly template: ReportTemplate;
  readonly onDone: () => void;
}

/** Writes a new version of a template. */
export function ReportTemplateForm({ template, onDone }: FormProps) {
  const { t } = useLingui();
  const [name, setName] = useState(template.name);
  const [of, setOf] = useState(template.class);
  const [asked, setAsked] = useState<readonly Dimension[]>(template.dimensions);
  const [sections, setSections] = useState<readonly TemplateSection[]>(template.sections);
  const [review, setReview] = useState(template.review);
  const [note, setNote] = useState('');
  const act = useAct(createReportTemplate, { onDone });
  const newClass = template.class === '';
  const submit = () =>
    act.mutate({
      request: {
        body: {
          class: of === null ? null : of.trim(),
          name,
          dimensions: dimensions.filter(d => asked.includes(d)),
          // A section keeps its key when it is renamed, so that the reports of before still find it.
          sections: sections.map(s => ({ ...s, key: s.key === '' ? keyOf(s.label) : s.key })),
          review,
          note,
        },
      },
    });
  return (
    <Card title={newClass ? t`A template for a class` : t`A new version`}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={css.fields}>
          {newClass ? (
            <TextInput
              label={t`Class of projects`}
              required
              maxLength={60}
              value={of ?? ''}
              onChange={event => setOf(event.currentTarget.value)}
            />
          ) : null}
          <TextInput
            label={t`Name`}
            required
            maxLength={120}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
        </div>
        <Asked asked={asked} onChange={setAsked} />
        <Sections sections={sections} onChange={setSections} />
        <Checkbox
          label={t`Somebody else reviews a report before it is published`}
          checked={review}
          onChange={event => setReview(event.currentTarget.checked)}
        />
        <TextInput
          label={t`Why it changes`}
          required
          maxLength={1000}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        <End error={act.error} pending={act.isPending} onCancel={onDone} />
      </form>
    </Card>
  );
}
