import {
  createDocument,
  type DocumentTemplate,
  listDocumentTemplates,
  type Project,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import css from './templates.module.css';
import { useTemplateWords } from './words.ts';

interface NewDocumentDialogProps {
  readonly project: Pick<Project, 'id' | 'name'>;
  readonly onClose: () => void;
}

const inGroups = (
  items: readonly DocumentTemplate[],
  kinds: Readonly<Record<DocumentTemplate['kind'], string>>,
) =>
  (['document', 'checklist', 'register'] as const).map(kind => ({
    group: kinds[kind],
    items: items.filter(i => i.kind === kind).map(i => ({ value: i.key, label: i.title })),
  }));

/** Makes a document of a template, filled from what is known of the project, and opens it. */
export function NewDocumentDialog({ project, onClose }: NewDocumentDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useTemplateWords();
  const navigate = useNavigate();
  const library = useRead(listDocumentTemplates, { query: { state: 'published' } });
  const [key, setKey] = useState<string | null>(null);
  const [language, setLanguage] = useState<'en-GB' | 'de'>('en-GB');
  const [title, setTitle] = useState('');
  const template = library.data?.items.find(i => i.key === key);
  const written = template?.languages.filter(l => l.state !== 'missing') ?? [];
  const chosen = written.find(l => l.language === language)?.language ?? written[0]?.language ?? 'en-GB';
  const create = useAct(createDocument, {
    onDone: made => void navigate({ to: '/documents/$document', params: { document: made.id } }),
  });
  return (
    <Dialog title={t`New document of ${project.name}`} opened onClose={onClose}>
      <div className={css.form}>
        {create.error === null ? null : <Banner tone="red">{textOf(create.error).message}</Banner>}
        <Select
          label={t`Template`}
          required
          searchable
          data-autofocus
          placeholder={t`Choose`}
          data={inGroups(library.data?.items ?? [], words.kinds)}
          value={key}
          onChange={setKey}
          description={template?.summary}
        />
        <Select
          label={t`Language`}
          allowDeselect={false}
          disabled={written.length < 2}
          data={written.map(l => ({ value: l.language, label: words.languages[l.language] }))}
          value={template === undefined ? null : chosen}
          onChange={value => setLanguage(value === 'de' ? 'de' : 'en-GB')}
        />
        <TextInput
          label={t`Title`}
          placeholder={template?.title}
          maxLength={200}
          value={title}
          onChange={e => setTitle(e.currentTarget.value)}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            disabled={template === undefined}
            loading={create.isPending}
            onClick={() =>
              create.mutate({
                request: {
                  params: { project: project.id },
                  body: { template: key ?? '', language: chosen, ...(title.trim() === '' ? {} : { title }) },
                },
              })
            }
          >
            <Trans>Make it</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
