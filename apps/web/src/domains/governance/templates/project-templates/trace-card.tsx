import { applyProjectTemplates, listProjectTemplateUses } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import css from '../templates.module.css';
import { type Choice, noChoice, TemplateChoice } from './template-choice.tsx';

function ApplyDialog({ project, onClose }: { readonly project: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [choice, setChoice] = useState<Choice>(noChoice);
  const apply = useAct(applyProjectTemplates, { onDone: onClose });
  const { start, templates } = choice;
  return (
    <Dialog title={t`Apply project templates`} opened onClose={onClose} size={640}>
      <div className={css.form}>
        {apply.error === null ? null : <Banner tone="red">{textOf(apply.error).message}</Banner>}
        <TemplateChoice value={choice} onChange={setChoice} project={project} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            disabled={start === null || templates.length === 0}
            loading={apply.isPending}
            onClick={() =>
              apply.mutate({
                request: { params: { project }, body: { templates: [...templates], start: start ?? '' } },
              })
            }
          >
            <Trans>Apply</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Which templates a project was made of, with its version and what it opted out of; and more to apply. */
export function TraceCard({ project }: { readonly project: string }) {
  const { t } = useLingui();
  const [applying, setApplying] = useState(false);
  const answer = useRead(listProjectTemplateUses, { params: { project } });
  if (answer.data === undefined) return null;
  const { items, may } = answer.data;
  if (items.length === 0 && !may.apply) return null;
  return (
    <Card
      title={t`Project templates`}
      more={
        may.apply ? (
          <Button size="xs" onClick={() => setApplying(true)}>
            <Trans>Apply…</Trans>
          </Button>
        ) : undefined
      }
    >
      {items.length === 0 ? (
        <p className="muted">
          <Trans>Not made of a template.</Trans>
        </p>
      ) : null}
      <ul className={css.list}>
        {items.map(u => (
          <li key={u.template}>
            <Link to="/project-templates/$template" params={{ template: u.template }} search={{}}>
              {u.name}
            </Link>{' '}
            {t`version ${u.number}`}
            {u.optOuts.length > 0 ? t`, ${u.optOuts.length} opted out` : null}
            {u.offered > 0 ? t`, ${u.offered} changes offered` : null}
          </li>
        ))}
      </ul>
      {applying ? <ApplyDialog project={answer.data.project.id} onClose={() => setApplying(false)} /> : null}
    </Card>
  );
}
