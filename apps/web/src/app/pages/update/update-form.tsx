import { type Decision, publishReport, submitReport, type WeeklyUpdate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { askedReasons, gapsIn } from '../../../lib/update-gaps.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { ChangedCard } from './changed-card.tsx';
import { DecisionDialog, DecisionsCard } from './decisions-card.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { NarrativeCard } from './narrative-card.tsx';
import { Preview } from './preview.tsx';
import { PublishBar } from './publish-bar.tsx';
import { type PartProps, RatingsCard } from './ratings-card.tsx';
import { ReadersCard } from './readers-card.tsx';
import { Steps } from './steps.tsx';
import css from './update.module.css';
import { useActs } from './use-acts.ts';
import { useCurrentStep } from './use-current-step.ts';
import { useUpdate } from './use-update.ts';
import { focusRow, useUpdateKeys } from './use-update-keys.ts';

/** Which report this is, of what, and until when. */
export function UpdateTitle({ update }: { readonly update: WeeklyUpdate }) {
  const { t } = useLingui();
  const format = useFormat();
  const { project, due, overdueDays, cadenceDays, week, asOf, writtenFor } = update;
  const weekly = cadenceDays <= 10;
  const title = weekly ? t`Weekly update, week ${week}` : t`Status update, ${format.day(asOf)}`;
  useDocumentTitle(`${project.key} ${title} · Chartroom`);
  const when =
    due === null
      ? null
      : overdueDays > 0
        ? t`due ${format.day(due)}, ${format.days(overdueDays)} late`
        : t`due ${format.day(due)}`;
  return (
    <div>
      <h1 tabIndex={-1} data-page-title>
        {title}
      </h1>
      <div className={css.sub}>
        <Link to="/projects/$project" params={{ project: project.key }}>
          {project.name}
        </Link>
        <span className={css.wideOnly}>, {project.key}</span>
        {when === null ? null : <>. {when.charAt(0).toUpperCase() + when.slice(1)}.</>}{' '}
        {writtenFor === null ? null : <Chip tone="note">{t`for ${writtenFor.name}`}</Chip>}
      </div>
    </div>
  );
}

/** Where a gap is answered: `reasons.cost` and `dimensions.cost` in the row of cost. */
const rowOfGap = (gap: string): string => {
  const [kind, name = ''] = gap.split('.');
  if (gap === 'overall') return 'rating:overall';
  if (kind === 'lines') return 'own:line';
  return name.startsWith('forecast-') ? name.replace('forecast-', 'forecast:') : `rating:${name}`;
};

/** Publishes, or submits where somebody else reviews; what is missing takes the focus instead. */
function usePublish(
  update: WeeklyUpdate,
  gaps: readonly string[],
  settle: ReturnType<typeof useUpdate>['settle'],
) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const review = update.template.review || !update.may.publish;
  const publish = useAct(publishReport);
  const submit = useAct(submitReport);
  const [saving, setSaving] = useState(false);
  const act = async () => {
    const [first] = gaps;
    if (first !== undefined) {
      focusRow(rowOfGap(first));
      return;
    }
    setSaving(true);
    try {
      const report = await settle();
      if (report === null) return;
      const act = { request: { params: { report: report.id } }, version: report.version };
      if (review) await submit.mutateAsync(act);
      else await publish.mutateAsync(act);
      toast(review ? t`Submitted. Whoever reviews it has been told.` : t`Published.`);
      if (!review)
        await navigate({
          to: '/projects/$project',
          params: { project: update.project.key },
          search: { tab: 'reports', report: report.id },
        });
    } catch (error) {
      errorToast(textOf(error).message);
    } finally {
      setSaving(false);
    }
  };
  return { review, publishing: saving, act: () => void act() };
}

interface SheetProps extends PartProps {
  readonly editing: string | null;
  readonly onEditing: (line: string | null) => void;
  readonly onAcceptAll: () => void;
  readonly onDecision: (decision: Decision) => void;
}

/** The cards, in two columns; on a phone below each other, what changed first. */
function Sheet({ editing, onEditing, onAcceptAll, onDecision, ...part }: SheetProps) {
  return (
    <div className={css.columns}>
      <div className={css.column}>
        <RatingsCard {...part} />
        <NarrativeCard {...part} {...{ editing, onEditing, onAcceptAll }} />
      </div>
      <div className={css.column}>
        <ChangedCard update={part.update} />
        <ForecastCard {...part} />
        <DecisionsCard values={part.values} onOpen={onDecision} />
        <ReadersCard update={part.update} values={part.values} />
      </div>
    </div>
  );
}

interface OpenDecisionProps extends PartProps {
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** A decision that is written or changed. */
function OpenDecision({ decision, values, change, onClose }: OpenDecisionProps) {
  const known = values.decisions.some(d => d.id === decision.id);
  const save = (saved: Decision) =>
    change(before => ({
      ...before,
      decisions: known
        ? before.decisions.map(d => (d.id === saved.id ? saved : d))
        : [...before.decisions, saved],
    }));
  const remove = () =>
    change(before => ({ ...before, decisions: before.decisions.filter(d => d.id !== decision.id) }));
  return (
    <DecisionDialog decision={decision} onClose={onClose} onSave={save} onRemove={known ? remove : null} />
  );
}

/** The page while it is written. */
export function UpdateForm({ update }: { readonly update: WeeklyUpdate }) {
  const { t } = useLingui();
  const { values, change, saving, settle, retry } = useUpdate(update);
  const asked = useMemo(() => askedReasons(update, values), [update, values]);
  const gaps = useMemo(() => gapsIn(update, values), [update, values]);
  const [editing, setEditing] = useState<string | null>(null);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [previewing, setPreviewing] = useState(false);
  const publish = usePublish(update, gaps, settle);
  const acts = useActs({ update, values, change, onEditing: setEditing, onDecision: setDecision });
  const current = useCurrentStep();
  useUpdateKeys({ ...acts, onPreview: () => setPreviewing(true), onPublish: publish.act });
  const part = { update, values, asked, change };
  const returned = update.report?.reviewNote ?? null;
  return (
    <div className={css.page}>
      <div className={css.head}>
        <UpdateTitle update={update} />
        <Steps {...part} now={current.kind} />
      </div>
      <div>
        {returned === null ? null : (
          <Banner tone="note">{t`${update.report?.reviewer?.name ?? ''} returned it: ${returned}`}</Banner>
        )}
        <Sheet
          {...part}
          editing={editing}
          onEditing={setEditing}
          onAcceptAll={acts.onAcceptAll}
          onDecision={setDecision}
        />
      </div>
      <PublishBar
        {...{ update, values, gaps, saving, current }}
        review={publish.review}
        publishing={publish.publishing}
        onRetry={saving.stale ? () => window.location.reload() : retry}
        onPreview={() => setPreviewing(true)}
        onPublish={publish.act}
      />
      {previewing ? <Preview update={update} values={values} onClose={() => setPreviewing(false)} /> : null}
      {decision === null ? null : (
        <OpenDecision decision={decision} {...part} onClose={() => setDecision(null)} />
      )}
      <span className="sr-only" role="status">
        {gaps.length === 0 ? <Trans>Ready to be published</Trans> : null}
      </span>
    </div>
  );
}
