import { getPlanChanges, type PlanStep } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useRead } from '../../../lib/api/use-read.ts';
import type { PlanFacts } from '../../../lib/plan-worker/messages.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';

interface NoticeProps {
  readonly facts: PlanFacts;
  /** There are edits that are not saved: the plan is not read anew under them. */
  readonly unsaved: boolean;
  readonly onReload: () => void;
}

const everyMs = 12_000;

const names = (steps: readonly PlanStep[]): string => [...new Set(steps.map(step => step.by))].join(', ');

/** Says that somebody else saved the plan meanwhile; without edits of one's own it is simply read again. */
export function OthersNotice({ facts, unsaved, onReload }: NoticeProps) {
  const { t } = useLingui();
  const request = { params: { project: facts.project.id }, query: { since: facts.version } };
  const { data } = useRead(getPlanChanges, request, { every: everyMs });
  const steps = data === undefined || data.version <= facts.version ? [] : data.steps;
  const others = steps.filter(step => !step.own);
  const news = steps.length > 0;
  useEffect(() => {
    if (news && !unsaved) onReload();
  }, [news, unsaved, onReload]);
  if (others.length === 0 || !unsaved) return null;
  const changes = others.reduce((sum, step) => sum + step.changes, 0);
  return (
    <Banner
      tone="note"
      action={
        <Button size="xs" onClick={onReload}>
          <Trans>Discard mine and read again</Trans>
        </Button>
      }
    >
      {t`${names(others)} changed ${plural(changes, { one: '# row', other: '# rows' })} of this plan meanwhile. What you apply is merged with it.`}
    </Banner>
  );
}
