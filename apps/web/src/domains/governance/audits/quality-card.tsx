import { editPlan, getScheduleQuality, type QualityOffender, undoPlan } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { undoToast } from '../../../ui/feedback/toast.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from './audits.module.css';
import { CheckRow } from './check-row.tsx';

/** The fourteen checks of a project's schedule, with fixes that are one step of its plan. */
export function QualityCard({ project }: { readonly project: string }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const params = { project };
  const answer = useRead(getScheduleQuality, { params }, { keep: true });
  const undo = useAct(undoPlan);
  const fix = useAct(editPlan, {
    onDone: ({ version }) =>
      void undoToast(t`Mended. No task has moved.`, () => undo.mutate({ request: { params }, version })),
  });
  if (answer.error !== null) return <Banner tone="amber">{textOf(answer.error).message}</Banner>;
  if (answer.data === undefined) return <SkeletonLines lines={6} />;
  const { checks, passed, applicable, version, may } = answer.data;
  const mend = (tasks: readonly QualityOffender[]) => {
    const commands = tasks.flatMap(task => task.fix?.commands ?? []);
    fix.mutate({ request: { params, body: { commands, reason: t`Schedule quality` } }, version });
  };
  return (
    <Card title={t`Schedule quality`} more={t`${passed} of ${applicable} checks passed`}>
      {fix.error === null ? null : <Banner tone="red">{textOf(fix.error).message}</Banner>}
      <ol className={css.checks}>
        {checks.map(check => (
          <CheckRow key={check.id} check={check} busy={fix.isPending} onFix={may.fix ? mend : undefined} />
        ))}
      </ol>
    </Card>
  );
}
