import { type DocumentTemplatePage, updateDocumentTemplate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { findPeople } from './find-people.ts';
import css from './templates.module.css';
import { useTemplateWords } from './words.ts';

function CareDialog({
  page,
  onClose,
}: {
  readonly page: DocumentTemplatePage;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [owner, setOwner] = useState<Pick | null>(page.owner);
  const [reviewOn, setReviewOn] = useState(page.reviewOn);
  const save = useAct(updateDocumentTemplate, { onDone: onClose });
  return (
    <Dialog title={t`Owner and review`} opened onClose={onClose}>
      <div className={css.form}>
        {save.error === null ? null : <Banner tone="red">{textOf(save.error).message}</Banner>}
        <PersonPicker label={t`Owner`} value={owner} onChange={setOwner} find={findPeople} />
        <DayField label={t`Review on`} value={reviewOn} onChange={setReviewOn} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                request: {
                  params: { template: page.key },
                  body: { ownerId: (owner?.id ?? null) as never, reviewOn },
                },
                version: page.version,
              })
            }
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Who looks after a template, when it is reviewed, how much it is used. */
export function AboutCard({ page }: { readonly page: DocumentTemplatePage }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useTemplateWords();
  const [open, setOpen] = useState(false);
  const languageText = (l: DocumentTemplatePage['languages'][number]) =>
    l.state === 'complete'
      ? t`complete`
      : l.state === 'missing'
        ? t`missing`
        : t`${l.missing} fields missing`;
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
          { label: t`Review`, value: page.reviewOn === null ? '—' : format.day(page.reviewOn) },
          { label: t`Used`, value: t`${page.usage} documents` },
          { label: t`Comes from`, value: page.own ? t`your organisation` : t`Chartroom` },
          ...page.languages.map(l => ({ label: words.languages[l.language], value: languageText(l) })),
        ]}
      />
      {open ? <CareDialog page={page} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

/** The versions of a template, newest first. */
export function VersionsCard({
  page,
  onShow,
}: {
  readonly page: DocumentTemplatePage;
  readonly onShow: (number: number) => void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Card title={t`Versions`} more={page.versions.length}>
      <ul className={css.list}>
        {page.versions.toReversed().map(v => (
          <li key={v.number}>
            <div className={css.line}>
              <Button
                size="xs"
                variant={v.number === page.number ? 'light' : 'default'}
                aria-pressed={v.number === page.number}
                onClick={() => onShow(v.number)}
              >
                {t`Version ${v.number}`}
              </Button>
              {v.state === 'draft' ? (
                <Chip tone="amber">{t`Draft`}</Chip>
              ) : (
                <span className="small faint">{t`${v.usage} documents`}</span>
              )}
            </div>
            <div className="small muted">
              {[v.note, v.by?.name, v.at === null ? null : format.instant(v.at)].filter(Boolean).join(', ')}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
