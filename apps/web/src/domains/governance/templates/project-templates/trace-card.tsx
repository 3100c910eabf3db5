import {
  applyProjectTemplates,
  listProjectTemplateUses,
  type ProjectTemplateUses,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { ProjectOffers } from './project-offer.tsx';
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

type Use = ProjectTemplateUses['items'][number];

function UseLine({ use }: { readonly use: Use }) {
  const { t } = useLingui();
  const format = useFormat();
  const day = format.day(use.start);
  const by = use.appliedBy?.name ?? '–';
  return (
    <li>
      <Link
        className={css.underlined}
        to="/project-templates/$template"
        params={{ template: use.template }}
        search={{}}
      >
        {use.name}
      </Link>{' '}
      {t`version ${use.number}`}{' '}
      {use.newest !== null && use.newest > use.number ? (
        <Chip tone="amber">{t`version ${use.newest} is out`}</Chip>
      ) : null}
      <div className="small muted">
        {t`Starts on ${day}; applied by ${by}, ${format.instant(use.appliedAt)}`}
      </div>
      {use.optOuts.map(o => (
        <div key={`${o.number} ${o.element}`} className="small muted">
          {o.element === null
            ? t`Opted out of version ${o.number}: ${o.reason}`
            : t`Left ${o.element} of version ${o.number}: ${o.reason}`}
          {o.by === null ? null : ` (${o.by.name})`}
        </div>
      ))}
    </li>
  );
}

/** Which templates a project was made of, with its version and what it opted out of; what is offered; more to apply. */
export function TraceCard({ project }: { readonly project: string }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [applying, setApplying] = useState(false);
  const answer = useRead(listProjectTemplateUses, { params: { project } });
  if (answer.data === undefined)
    return answer.error === null ? (
      <SkeletonLines lines={3} />
    ) : (
      <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
    );
  const { items, may } = answer.data;
  if (items.length === 0 && !may.apply) return null;
  return (
    <div className={css.stack}>
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
            <UseLine key={u.template} use={u} />
          ))}
        </ul>
      </Card>
      {items.length > 0 ? <ProjectOffers project={project} /> : null}
      {applying ? <ApplyDialog project={answer.data.project.id} onClose={() => setApplying(false)} /> : null}
    </div>
  );
}
