import { getQualityLimits, type QualityLimits, qualityChecks, setQualityLimits } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from './audits.module.css';
import { checkWords } from './quality-words.ts';

type Name = keyof QualityLimits;

interface Held {
  readonly version: number;
  readonly limits: QualityLimits;
  readonly usual: QualityLimits;
  readonly may: { readonly edit: boolean };
}

/** What each limit is called, and in what it is counted. */
function useLimitNames(): readonly {
  readonly name: Name;
  readonly label: string;
  readonly suffix: string;
}[] {
  const { t, i18n } = useLingui();
  const unit = (name: Name): string => {
    if (name === 'critical-path-test') return ` ${t`days`}`;
    return name.endsWith('-index') ? '' : ' %';
  };
  return [
    ...qualityChecks.map(name => ({ name, label: i18n._(checkWords[name].name), suffix: unit(name) })),
    { name: 'highSlackDays' as const, label: t`Slack is high from`, suffix: ` ${t`days`}` },
    { name: 'highDurationDays' as const, label: t`A duration is high from`, suffix: ` ${t`days`}` },
  ];
}

function Form({ held }: { readonly held: Held }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = useLimitNames();
  const [limits, setLimits] = useState(held.limits);
  const [note, setNote] = useState('');
  const save = useAct(setQualityLimits, { onDone: () => setNote('') });
  const changed = names.some(({ name }) => limits[name] !== held.limits[name]);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        save.mutate({ request: { body: { limits, note } }, version: held.version });
      }}
    >
      <div className={css.limits}>
        {names.map(({ name, label, suffix }) => (
          <NumberInput
            key={name}
            label={label}
            description={
              limits[name] === held.usual[name] ? undefined : t`usually ${held.usual[name]}${suffix}`
            }
            suffix={limits[name] === 1 && suffix === ` ${t`days`}` ? ` ${t`day`}` : suffix}
            hideControls
            min={0}
            readOnly={!held.may.edit}
            value={limits[name]}
            onChange={value => typeof value === 'number' && setLimits({ ...limits, [name]: value })}
          />
        ))}
      </div>
      {held.may.edit ? (
        <div className={css.save}>
          <TextInput
            aria-label={t`Why the limits change`}
            placeholder={t`Why the limits change`}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" disabled={!changed} loading={save.isPending}>
            <Trans>Save the limits</Trans>
          </Button>
        </div>
      ) : null}
      {save.error === null ? null : <Banner tone="red">{textOf(save.error).message}</Banner>}
    </form>
  );
}

/** The organisation's limits for the fourteen checks. */
export function LimitsCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(getQualityLimits, {});
  if (answer.error !== null) return <Banner tone="amber">{textOf(answer.error).message}</Banner>;
  if (answer.data === undefined) return <SkeletonLines lines={6} />;
  return (
    <Card title={t`Limits`} more={t`version ${answer.data.version}`}>
      <Form key={answer.data.version} held={answer.data} />
    </Card>
  );
}
