import { type Gate, getGate, openGate, printGate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../../../lib/api/download.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { ConditionRow } from './condition-row.tsx';
import { CriteriaCard } from './criteria-card.tsx';
import { DecideForm } from './decide-form.tsx';
import { DeliverablesCard } from './deliverables-card.tsx';
import { GateCourse } from './gate-course.tsx';
import { calendarTones, decisionTones, useFigureValue, useFigureWords, useGateWords } from './gate-words.ts';
import css from './gates.module.css';
import { SnapshotCard } from './snapshot-card.tsx';
import { VoteForm } from './vote-form.tsx';
import { VotesCard } from './votes-card.tsx';

const route = getRouteApi('/gates/$gate');

function Actions({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [failed, setFailed] = useState<unknown>(null);
  const open = useAct(openGate);
  const print = () => {
    setFailed(null);
    download(printGate, { params: { gate: gate.id } }, 'gate.pdf').catch(setFailed);
  };
  const error = failed ?? open.error;
  return (
    <>
      {error === null ? null : <span className="bad">{textOf(error as Error).message}</span>}
      <Button onClick={print}>
        <Trans>Save as PDF</Trans>
      </Button>
      {gate.may.open ? (
        <Button
          variant="filled"
          loading={open.isPending}
          onClick={() =>
            open.mutate({ request: { params: { gate: gate.id }, body: {} }, version: gate.version })
          }
        >
          {t`Open for votes`}
        </Button>
      ) : null}
    </>
  );
}

function Summary({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const types = { supportive: t`Supportive`, controlling: t`Controlling`, directive: t`Directive` };
  return (
    <>
      {gate.project.unit === null ? null : `${gate.project.unit} / `}
      <Link to="/projects/$project" params={{ project: gate.project.key }}>
        {gate.project.name}
      </Link>{' '}
      <span className="faint">{gate.project.key}</span> <Chip tone="water">{types[gate.pmoType]}</Chip>{' '}
      <Chip tone={calendarTones[gate.state]}>{words.states[gate.state]}</Chip>{' '}
      {gate.round > 1 ? <span className="faint">{t`round ${gate.round}`} </span> : null}
      {gate.decideBy !== null && gate.state !== 'decided' ? (
        <span className="faint">{t`decide by ${format.day(gate.decideBy)}`}</span>
      ) : null}
    </>
  );
}

function Decision({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  if (gate.decision === null) return null;
  const { decision, by, at, dissent } = gate.decision;
  return (
    <Card
      title={words.decisions[decision]}
      beside={<Chip tone={decisionTones[decision]}>{t`Decided`}</Chip>}
      more={t`${by?.name ?? '—'}, ${format.instant(at)}`}
    >
      <p>{gate.decision.words}</p>
      {dissent.map(d => (
        <p key={d.person.id} className={css.dissent}>
          <b className={css.dissenter}>{t`Dissent, ${d.person.name}.`}</b> {d.words}
        </p>
      ))}
      {decision === 'stop' && gate.project.state !== 'cancelled' ? (
        <p className="small faint">
          <Trans>
            Nothing was cancelled by this.{' '}
            <Link to="/projects/$project" params={{ project: gate.project.key }} search={{ tab: 'details' }}>
              Cancel the project
            </Link>{' '}
            if you may.
          </Trans>
        </p>
      ) : null}
    </Card>
  );
}

function Figures({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const names = useFigureWords();
  const say = useFigureValue();
  const said = gate.figures.filter(f => f.value !== null);
  return (
    <Card
      title={t`The project`}
      more={gate.project.seesMoney ? t`money in ${gate.currency}` : t`money is withheld`}
    >
      <dl className={css.figures}>
        {said.map(f => (
          <div key={f.field}>
            <dt>{names[f.field] ?? f.field}</dt>
            <dd>{say(f.value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Rounds({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  if (gate.rounds.length < 2) return null;
  return (
    <Card title={t`Rounds`} flush>
      <ul className={css.rows}>
        {gate.rounds.map(r => (
          <li key={r.id}>
            <Chip tone={r.decision === null ? calendarTones[r.state] : decisionTones[r.decision]}>
              {r.decision === null ? words.states[r.state] : words.decisions[r.decision]}
            </Chip>
            <span className={css.what}>
              {r.id === gate.id ? (
                t`Round ${r.round}, shown here`
              ) : (
                <Link to="/gates/$gate" params={{ gate: r.id }}>
                  {t`Round ${r.round}`}
                </Link>
              )}
            </span>
            <span className={css.end}>{r.decidedAt === null ? null : format.instant(r.decidedAt)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Conditions({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  if (gate.conditions.length === 0) return null;
  const met = gate.conditions.filter(c => c.state === 'met').length;
  return (
    <Card title={t`Conditions of this gate`} more={t`${met} of ${gate.conditions.length} met`} flush>
      <ul className={css.rows}>
        {gate.conditions.map(c => (
          <ConditionRow key={c.id} condition={c} />
        ))}
      </ul>
    </Card>
  );
}

/** One gate: what is asked and how far it is, who decides, the decision and what it rests on. */
export function GatePage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useGateWords();
  const { gate: id } = route.useParams();
  const answer = useRead(getGate, { params: { gate: id as Gate['id'] } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const gate = answer.data;
  const own = gate.seats.some(s => s.vote !== null);
  const held = gate.holds.map(h => words.holds[h]).join(', ');
  return (
    <>
      <PageHeader
        title={gate.name}
        tab={`${gate.name} ${gate.project.key}`}
        summary={<Summary gate={gate} />}
        actions={<Actions gate={gate} />}
      />
      <GateCourse gate={gate} />
      {held === '' || gate.state === 'decided' ? null : (
        <Banner tone="grey">{t`Not before this gate: ${held}.`}</Banner>
      )}
      <div className={css.two}>
        <div className={css.column}>
          <Decision gate={gate} />
          <CriteriaCard gate={gate} />
          <VotesCard gate={gate} />
        </div>
        <div className={css.column}>
          <Figures gate={gate} />
          <DeliverablesCard gate={gate} />
          <Conditions gate={gate} />
          <SnapshotCard gate={gate} />
          <Rounds gate={gate} />
        </div>
      </div>
      {gate.may.vote ? <VoteForm key={`vote ${own}`} gate={gate} /> : null}
      {gate.may.decide ? <DecideForm gate={gate} /> : null}
    </>
  );
}
