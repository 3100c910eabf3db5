import { type Absence, createAbsence, endAbsence, listAbsences } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { findPeople } from '../project/find-people.ts';
import css from './my-work.module.css';

function NameDeputy() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [deputy, setDeputy] = useState<Pick | null>(null);
  const [from, setFrom] = useState<string | null>(today());
  const [until, setUntil] = useState<string | null>(null);
  const act = useAct(createAbsence, {
    onDone: () => {
      setDeputy(null);
      setUntil(null);
    },
  });
  const whole = deputy !== null && from !== null && until !== null;
  return (
    <Card title={t`When you are away`}>
      <p className="muted" style={{ maxWidth: '72ch', marginBottom: 12 }}>
        <Trans>
          Your deputy may write and publish the reports of the projects you manage on these days, and is
          reminded of them. It is logged as done for you. Confidential projects are not passed on.
        </Trans>
      </p>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          if (!whole) return;
          act.mutate({ request: { body: { deputyId: deputy.id as never, from, until } } });
        }}
      >
        <PersonPicker label={t`Deputy`} value={deputy} onChange={setDeputy} find={findPeople} />
        <DayField label={t`First day`} value={from} onChange={setFrom} />
        <DayField label={t`Last day`} value={until} onChange={setUntil} />
        <Button type="submit" variant="filled" disabled={!whole} loading={act.isPending}>
          <Trans>Name deputy</Trans>
        </Button>
      </form>
      {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
    </Card>
  );
}

function Line({ absence }: { readonly absence: Absence }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const end = useAct(endAbsence);
  return (
    <li className={css.line}>
      <span
        className={css.when}
      >{t`${format.dayShort(absence.from)} to ${format.dayShort(absence.until)}`}</span>
      <span className={css.what}>{t`${absence.deputy.name} stands in for ${absence.person.name}`}</span>
      {absence.may.end ? (
        <Button
          size="xs"
          loading={end.isPending}
          aria-label={t`End: ${absence.deputy.name} for ${absence.person.name}`}
          onClick={() =>
            end.mutate(
              { request: { params: { absence: absence.id } } },
              { onError: error => errorToast(textOf(error).message) },
            )
          }
        >
          <Trans>End</Trans>
        </Button>
      ) : null}
    </li>
  );
}

/** Who stands in for whom, now and to come. */
export function AbsenceTab() {
  const { t } = useLingui();
  const { holds } = useSession();
  const textOf = useErrorText();
  const answer = useRead(listAbsences, {});
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={4} />;
  const { items } = answer.data;
  return (
    <Stack>
      {holds('report.write') ? <NameDeputy /> : null}
      <Card title={t`Deputies now and to come`} flush={items.length > 0}>
        {items.length === 0 ? (
          <p className="muted">
            <Trans>Nobody stands in for you, and you for nobody.</Trans>
          </p>
        ) : (
          <ul className={css.list}>
            {items.map(absence => (
              <Line key={absence.id} absence={absence} />
            ))}
          </ul>
        )}
      </Card>
    </Stack>
  );
}
