import { getProjectMethod, type Project, type ProjectMethod } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Columns, Stack } from '../../../ui/page/layout.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { LevelChip } from './level-chip.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';
import { PhaseSteps } from './phase-steps.tsx';
import { SetMethodDialog } from './set-method-dialog.tsx';

type Current = NonNullable<ProjectMethod['current']>;

function Chosen({ current, method }: { readonly current: Current; readonly method: ProjectMethod }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useMethodWords();
  const { deviations } = method;
  const behind = current.newest !== null && current.number < current.newest;
  const left = current.tailoring.length;
  return (
    <Card
      title={current.method.name}
      beside={behind ? <Chip tone="amber">{t`version ${current.newest} is out`}</Chip> : undefined}
    >
      <Pairs
        pairs={[
          {
            label: t`Version`,
            value: (
              <Link
                to="/methods/$method"
                params={{ method: current.method.id }}
                search={{ version: current.number }}
              >
                {t`${current.number}, ${words.modes[current.mode]}`}
              </Link>
            ),
          },
          { label: t`Level`, value: <LevelChip level={current.level} /> },
          { label: t`Since`, value: format.day(current.from) },
          { label: t`Agreed by`, value: current.agreedBy?.name ?? '–' },
          {
            label: t`Proposed by`,
            value: current.rule === null ? t`no rule` : t`the rule “${current.rule}”`,
          },
          ...(current.deviates ? [{ label: t`Otherwise because`, value: current.reason }] : []),
          {
            label: t`Deviations`,
            value: t`${deviations.skipped} skipped, ${deviations.notApplicable} not applicable, ${deviations.leftOut} left out`,
          },
          ...(left === 0
            ? []
            : [
                {
                  label: t`Tailored`,
                  value: current.tailoring.map(x => `${x.element}: ${x.reason}`).join('; '),
                },
              ]),
        ]}
      />
    </Card>
  );
}

function Rights({ method }: { readonly method: ProjectMethod }) {
  const { t } = useLingui();
  const roles = method.roles.filter(r => r.decides.length > 0);
  if (roles.length === 0) return null;
  return (
    <Card title={t`Who decides what`} more={t`roles of the method`}>
      <Pairs pairs={roles.map(r => ({ label: r.name, value: r.decides.join('; ') }))} />
    </Card>
  );
}

function History({ method }: { readonly method: ProjectMethod }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useMethodWords();
  if (method.history.length === 0) return null;
  return (
    <Card title={t`What it has followed`}>
      <ul className={css.steps}>
        {method.history.map(h => (
          <li key={`${h.from} ${h.at} ${h.number}`}>
            <strong>{t`${h.method.name}, version ${h.number}, ${words.levels[h.level]}`}</strong>
            <div className="small muted">
              {t`from ${format.day(h.from)}; agreed by ${h.agreedBy?.name ?? '–'}`}
              {h.reason === '' ? '' : `: ${h.reason}`}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The method that a project follows: its steps by phase, who agreed, what it has followed. */
export function ProjectMethodTab({ project }: { readonly project: Project['id'] }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useMethodWords();
  const [setting, setSetting] = useState(false);
  const answer = useRead(getProjectMethod, { params: { project } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={8} />;
  const method = answer.data;
  const { current, proposal, may } = method;
  const proposed =
    proposal === null
      ? t`No rule proposes one.`
      : t`The rule “${proposal.rule}” proposes ${proposal.method.name}, version ${proposal.number}, ${words.levels[proposal.level]}.`;
  const act = may.set ? (
    <Button variant={current === null ? 'filled' : 'default'} onClick={() => setSetting(true)}>
      {current === null ? t`Set the method` : t`Change the method`}
    </Button>
  ) : undefined;
  const dialog = setting ? <SetMethodDialog method={method} onClose={() => setSetting(false)} /> : null;
  if (current === null)
    return (
      <>
        <EmptyState title={t`No method yet`} action={act}>
          {proposed}
        </EmptyState>
        {dialog}
      </>
    );
  return (
    <Columns>
      <Stack>
        {method.phases.map(phase => (
          <PhaseSteps
            key={phase.id}
            project={method.project}
            phase={phase}
            roles={method.roles}
            tick={may.tick}
          />
        ))}
      </Stack>
      <Stack>
        <Chosen current={current} method={method} />
        {act === undefined ? (
          method.pmoType === 'directive' ? (
            <p className="small muted">
              <Trans>Where this project is, the PMO sets the method.</Trans>
            </p>
          ) : null
        ) : (
          <div>{act}</div>
        )}
        <p className="small muted">{proposed}</p>
        <Rights method={method} />
        <History method={method} />
      </Stack>
      {dialog}
    </Columns>
  );
}
