import {
  type ImpactRow,
  type MethodVersion,
  methodImpact,
  migrateProjects,
  type Output,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import { LevelChip } from './level-chip.tsx';
import css from './methods.module.css';

type Impact = Output<typeof methodImpact>;
type Done = Output<typeof migrateProjects>;

/** "27 projects on version 3: 4 would miss something", for each version. */
export function ImpactWords({ impact }: { readonly impact: Impact }) {
  const { t } = useLingui();
  if (impact.projects === 0) return <p className="muted">{t`No live project is on another version.`}</p>;
  return (
    <ul className={css.headlines}>
      {impact.byVersion.map(v => (
        <li key={v.number}>
          {t`${plural(v.projects, { one: '# project', other: '# projects' })} on version ${v.number}: `}
          <strong className={v.missing > 0 ? css.warn : undefined}>
            {v.missing === 0
              ? t`none would miss something`
              : t`${plural(v.missing, { one: '# would miss something', other: '# would miss something' })}`}
          </strong>
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly row: ImpactRow;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function Line({ row, chosen, onChoose }: LineProps) {
  const { t } = useLingui();
  const { project, gets, misses, optedOut } = row;
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t`Choose ${project.name}`}
          checked={chosen}
          disabled={!row.may.migrate}
          onChange={event => onChoose(event.currentTarget.checked)}
        />
      </td>
      <td>
        <Link to="/projects/$project" params={{ project: project.key }} search={{ tab: 'method' }}>
          {project.name}
        </Link>
        <div className="small faint">
          {project.key}
          {project.unit === null ? null : `, ${project.unit}`}
        </div>
      </td>
      <td data-right>{row.number}</td>
      <td>
        <LevelChip level={row.level} />
      </td>
      <td>{row.phase?.name ?? '–'}</td>
      <td className={css.wide}>
        {gets.length === 0 ? <span className="faint">{t`nothing`}</span> : gets.map(g => g.name).join(', ')}
      </td>
      <td className={css.wide}>
        {misses.length === 0 ? (
          <span className="faint">{t`nothing`}</span>
        ) : (
          <span className={css.misses}>
            <StatusShape status="at-risk" size={10} /> {misses.map(m => m.name).join(', ')}
          </span>
        )}
      </td>
      <td className={css.wide}>
        {optedOut === null ? null : (
          <>
            <strong>{t`Stays`}</strong>
            <div className="small muted">{`${optedOut.reason} ${optedOut.by?.name ?? ''}`}</div>
          </>
        )}
      </td>
    </tr>
  );
}

function Answered({ done }: { readonly done: Done }) {
  const { t } = useLingui();
  const left = done.items.filter(i => !i.done);
  return (
    <Banner tone={left.length > 0 ? 'amber' : 'grey'}>
      {t`Done for ${plural(done.done, { one: '# project', other: '# projects' })}.`}
      {left.map(i => ` ${i.why}`)}
    </Banner>
  );
}

function Acts({
  version,
  chosen,
  onDone,
}: {
  readonly version: MethodVersion;
  readonly chosen: readonly string[];
  readonly onDone: (done: Done) => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [reason, setReason] = useState('');
  const act = useAct(migrateProjects, {
    onDone: done => {
      setReason('');
      onDone(done);
    },
  });
  const go = (what: 'migrate' | 'opt-out') =>
    act.mutate({
      request: {
        params: { methodVersion: version.id },
        body: { act: what, projectIds: chosen as never, reason },
      },
    });
  const ready = chosen.length > 0 && reason.trim() !== '';
  return (
    <>
      {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
      <div className={css.saveStrip}>
        <TextInput
          aria-label={t`Reason`}
          placeholder={t`Reason, kept with each project`}
          className={css.grow}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Button disabled={!ready} loading={act.isPending} onClick={() => go('opt-out')}>
          <Trans>Let them stay</Trans>
        </Button>
        <Button variant="filled" disabled={!ready} loading={act.isPending} onClick={() => go('migrate')}>
          {t`Move ${plural(chosen.length, { one: '# project', other: '# projects' })} to version ${version.number}`}
        </Button>
      </div>
    </>
  );
}

interface ProjectsProps {
  readonly version: MethodVersion;
  readonly items: Impact['items'];
  /** Those that the reader may move. */
  readonly open: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function Projects({ version, items, open, chosen, onChoose }: ProjectsProps) {
  const { t } = useLingui();
  const all = open.length > 0 && open.every(id => chosen.includes(id));
  return (
    <Card title={t`Projects on other versions`} more={t`version ${version.number} against theirs`} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t`Choose all`}
                checked={all}
                disabled={open.length === 0}
                onChange={() => onChoose(all ? [] : open)}
              />
            </th>
            <th scope="col">{t`Project`}</th>
            <th scope="col" data-right>{t`Version`}</th>
            <th scope="col">{t`Level`}</th>
            <th scope="col">{t`Phase`}</th>
            <th scope="col">{t`Would be new`}</th>
            <th scope="col">{t`Would miss`}</th>
            <th scope="col">{t`Opted out`}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(row => (
            <Line
              key={row.project.id}
              row={row}
              chosen={chosen.includes(row.project.id)}
              onChoose={yes =>
                onChoose(yes ? [...chosen, row.project.id] : chosen.filter(id => id !== row.project.id))
              }
            />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** What a version means for each project on another one; those chosen are moved, or stay for a reason. */
export function ImpactTab({ version }: { readonly version: MethodVersion }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const answer = useRead(methodImpact, { params: { methodVersion: version.id } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={8} />;
  const { items } = answer.data;
  const open = items.filter(i => i.may.migrate).map(i => i.project.id as string);
  return (
    <Stack>
      <ImpactWords impact={answer.data} />
      {done === null ? null : <Answered done={done} />}
      {items.length === 0 ? (
        <EmptyState title={t`Nobody is elsewhere`}>
          <Trans>Every live project of this method that you may see is on this version.</Trans>
        </EmptyState>
      ) : (
        <>
          {version.may.migrate ? (
            <Acts
              version={version}
              chosen={chosen.filter(id => open.includes(id)).slice(0, 200)}
              onDone={next => {
                setDone(next);
                setChosen([]);
              }}
            />
          ) : null}
          <Projects version={version} items={items} open={open} chosen={chosen} onChoose={setChosen} />
        </>
      )}
    </Stack>
  );
}
