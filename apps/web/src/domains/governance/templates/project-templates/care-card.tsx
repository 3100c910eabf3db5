import { type ProjectTemplatePage, updateProjectTemplate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { findPeople } from '../find-people.ts';
import css from '../templates.module.css';

interface CareProps {
  readonly page: ProjectTemplatePage;
}
interface Values {
  readonly name: string;
  readonly summary: string;
  readonly ownerId: Pick | null;
  readonly reviewOn: string | null;
}

function CareDialog({ page, onClose }: CareProps & { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  // Of the version that was opened: what others save meanwhile is told, not written over.
  const [opened] = useState(page);
  const save = useAct(updateProjectTemplate, { onDone: onClose });
  const first = { name: page.name, summary: page.summary, ownerId: page.owner, reviewOn: page.reviewOn };
  const form = useForm<Values>(first, ({ ownerId, ...values }) =>
    save.mutateAsync({
      request: {
        params: { projectTemplate: page.key },
        body: { ...values, ownerId: (ownerId?.id ?? null) as never },
      },
      version: opened.version,
    }),
  );
  return (
    <Dialog title={t`Name, owner and review`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Name`} required maxLength={120} {...form.text('name')} />
        <Textarea label={t`Summary`} autosize minRows={2} maxLength={500} {...form.text('summary')} />
        <PersonPicker label={t`Owner`} find={findPeople} {...form.field('ownerId')} />
        <DayField label={t`Review on`} {...form.field('reviewOn')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who looks after a project template, when it is reviewed, how much it is used. */
export function CareCard({ page }: CareProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const review = page.reviewOn === null ? '—' : format.day(page.reviewOn);
  return (
    <Card
      title={t`Looked after`}
      more={
        page.may.edit ? (
          <Button size="xs" onClick={() => setOpen(true)}>
            <Trans>Change…</Trans>
          </Button>
        ) : undefined
      }
    >
      <Pairs
        pairs={[
          { label: t`Owner`, value: page.owner?.name ?? t`nobody` },
          {
            label: t`Review`,
            value: page.reviewOverdue ? (
              <>
                {review} <Chip tone="red">{t`Overdue`}</Chip>
              </>
            ) : (
              review
            ),
          },
          { label: t`Kind`, value: page.kind === 'base' ? t`Base` : t`Add-on` },
          { label: t`Comes from`, value: page.own ? t`your organisation` : t`Chartroom` },
        ]}
      />
      {open ? <CareDialog page={page} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
