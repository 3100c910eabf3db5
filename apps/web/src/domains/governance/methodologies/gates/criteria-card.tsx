import { type Gate, type GateCriterion, judgeCriterion } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { ConditionRow } from './condition-row.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { criterionTones, useFigureValue, useFigureWords, useGateWords } from './gate-words.ts';
import css from './gates.module.css';

const verdicts = ['met', 'not-met', 'none'] as const;

function Judge({
  criterion,
  judges,
  onDone,
}: {
  readonly criterion: GateCriterion;
  readonly judges: boolean;
  readonly onDone: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useGateWords();
  const [verdict, setVerdict] = useState(verdicts.find(v => v === criterion.state) ?? 'none');
  const [said, setSaid] = useState(criterion.words);
  const [link, setLink] = useState(criterion.link);
  const act = useAct(judgeCriterion, { onDone });
  const save = () =>
    act.mutate({
      request: {
        params: { criterion: criterion.id },
        body: judges ? { verdict, words: said, link } : { words: said, link },
      },
      version: criterion.version,
    });
  return (
    <div className={`${css.open} ${css.form}`}>
      {judges ? (
        <SegmentedControl
          aria-label={t`Judgement`}
          data={verdicts.map(value => ({ value, label: words.criteria[value] }))}
          value={verdict}
          onChange={value => setVerdict(verdicts.find(v => v === value) ?? 'none')}
        />
      ) : null}
      <TextInput label={t`In words`} value={said} onChange={e => setSaid(e.currentTarget.value)} />
      <TextInput
        label={t`Where the evidence is`}
        placeholder="/projects/PRJ-1?tab=reports"
        value={link}
        onChange={e => setLink(e.currentTarget.value)}
      />
      {act.error === null ? null : <span className="bad">{textOf(act.error).message}</span>}
      <div className={css.formEnd}>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button variant="filled" loading={act.isPending} onClick={save}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </div>
  );
}

function Row({ gate, criterion }: { readonly gate: Gate; readonly criterion: GateCriterion }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const fields = useFigureWords();
  const say = useFigureValue();
  const [opened, setOpened] = useState(false);
  const { kind, state, code, values, by, on, waivedUntil } = criterion;
  const result = values.map(v => `${fields[v.field] ?? v.field}: ${say(v.value)}`).join(', ');
  const judged = by === null ? '' : on === null ? by.name : t`${by.name}, ${format.dayShort(on)}`;
  const said = kind !== 'judged' && state === 'none' ? t`Not asked` : words.criteria[state];
  return (
    <li>
      <Chip tone={criterionTones[state]}>{said}</Chip>
      <span className={css.what}>
        <b className={css.strong}>{criterion.name}</b>
        <div className="small faint">
          {[result, criterion.words, waivedUntil === null ? '' : t`waived until ${format.day(waivedUntil)}`]
            .filter(Boolean)
            .join('. ')}
        </div>
      </span>
      <span className={css.end}>
        {kind === 'judged' ? judged : null}
        {kind === 'automatic' && code !== null ? (
          <Link to="/controls" search={{ cell: `${gate.project.id} ${code}` }}>
            {code}
          </Link>
        ) : null}
        {kind === 'field' ? (
          <Link to="/projects/$project" params={{ project: gate.project.key }} search={{ tab: 'details' }}>
            <Trans>Details</Trans>
          </Link>
        ) : null}
        <EvidenceLink link={criterion.link} />
        {kind === 'judged' && (gate.may.judge || gate.may.edit) && !opened ? (
          <>
            {' '}
            <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
              {gate.may.judge ? t`Judge` : t`Evidence`}
            </Button>
          </>
        ) : null}
      </span>
      {opened ? (
        <Judge criterion={criterion} judges={gate.may.judge} onDone={() => setOpened(false)} />
      ) : null}
    </li>
  );
}

const stands = (c: GateCriterion) =>
  c.state === 'met' || c.state === 'waived' || (c.kind !== 'judged' && c.state === 'none');

/** What is asked: evaluated by controls, judged by people, and what earlier gates left open. */
export function CriteriaCard({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const format = useFormat();
  const groups = [
    [t`Automatic`, gate.criteria.filter(c => c.kind === 'automatic')],
    [t`Fields to fill`, gate.criteria.filter(c => c.kind === 'field')],
    [t`Judged by people`, gate.criteria.filter(c => c.kind === 'judged')],
  ] as const;
  const met = gate.criteria.filter(stands).length;
  const closed = gate.carried.filter(c => c.state === 'met').length;
  return (
    <Card
      title={t`Criteria and conditions`}
      more={t`${format.number(met)} of ${format.number(gate.criteria.length)} stand`}
      flush
    >
      <ul className={css.rows}>
        {groups.map(([name, some]) =>
          some.length === 0
            ? null
            : [
                <li key={name} className={css.group}>
                  {name} <span className="faint">{t`${some.filter(stands).length} of ${some.length}`}</span>
                </li>,
                ...some.map(c => <Row key={c.id} gate={gate} criterion={c} />),
              ],
        )}
        {gate.carried.length === 0 ? null : (
          <li className={css.group}>
            <Trans>Conditions of earlier gates</Trans>{' '}
            <span className="faint">{t`${closed} of ${gate.carried.length} met`}</span>
          </li>
        )}
        {gate.carried.map(c => (
          <ConditionRow key={c.id} condition={c} from />
        ))}
      </ul>
    </Card>
  );
}
