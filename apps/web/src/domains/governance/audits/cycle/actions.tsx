import {
  createAction,
  type Finding,
  type FindingAction,
  finishAction,
  verifyAction,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { PanelSection } from '../../../../ui/panel/panel-parts.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { findPeople } from './find.ts';
import { useCycleWords } from './words.ts';

/** Done with its evidence; verified by somebody else, or sent back. */
function Next({ action }: { readonly action: FindingAction }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [text, setText] = useState('');
  const finish = useAct(finishAction);
  const verify = useAct(verifyAction);
  if (!action.may.finish && !action.may.verify) return null;
  const params = { action: action.id };
  const failed = { onError: (error: Error) => errorToast(textOf(error).message) };
  const verified = (accepted: boolean) =>
    verify.mutate({ request: { params, body: { accepted, note: text } }, version: action.version }, failed);
  return (
    <>
      <TextInput
        label={action.may.finish ? t`What shows that it is done` : t`What was verified`}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <div className={css.end}>
        {action.may.finish ? (
          <Button
            disabled={text === ''}
            loading={finish.isPending}
            onClick={() =>
              finish.mutate(
                { request: { params, body: { evidence: text } }, version: action.version },
                failed,
              )
            }
          >
            <Trans>It is done</Trans>
          </Button>
        ) : (
          <>
            <Button disabled={text === ''} loading={verify.isPending} onClick={() => verified(false)}>
              <Trans>Send back</Trans>
            </Button>
            <Button
              variant="filled"
              disabled={text === ''}
              loading={verify.isPending}
              onClick={() => verified(true)}
            >
              <Trans>Verify</Trans>
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function NewAction({ finding }: { readonly finding: Finding }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const add = useAct(createAction);
  const empty = { what: '', ownerId: null as Pick | null, due: null as string | null };
  const form = useForm(empty, async ({ what, ownerId, due }) => {
    const body = { what, ownerId: (ownerId?.id ?? '') as never, due: due ?? '' };
    await add.mutateAsync({ request: { params: { finding: finding.id }, body } });
    form.setAll(empty);
  });
  const { what, ownerId, due } = form.values;
  return (
    <form {...form.form} className={css.form}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <TextInput label={t`New corrective action`} {...form.text('what')} />
      <PersonPicker label={t`Owner`} find={findPeople} {...form.field('ownerId')} />
      <DayField label={t`Due`} {...form.field('due')} />
      <div className={css.end}>
        <Button
          type="submit"
          loading={form.submitting}
          disabled={what === '' || ownerId === null || due === null}
        >
          <Trans>Add the action</Trans>
        </Button>
      </div>
    </form>
  );
}

/** The corrective actions of a finding, each with the one thing that comes next. */
export function Actions({ finding }: { readonly finding: Finding }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useCycleWords();
  return (
    <PanelSection title={t`Corrective actions`}>
      <ul className={css.actions}>
        {finding.actions.map(a => (
          <li key={`${a.id} ${a.version}`}>
            <span>{a.what}</span>
            <span className={css.chips}>
              <Chip tone={a.state === 'verified' ? 'green' : a.state === 'done' ? 'water' : 'grey'}>
                {words.actionStates[a.state]}
              </Chip>
              <span className="small muted">{t`${a.owner?.name ?? '—'}, due ${format.day(a.due)}`}</span>
              {a.overdueDays === null ? null : <Chip tone="red">{t`${a.overdueDays} days late`}</Chip>}
            </span>
            {a.evidence === '' ? null : <span className="small muted">{t`Evidence: ${a.evidence}`}</span>}
            {a.verification === '' ? null : (
              <span className="small muted">{t`${a.verifiedBy?.name ?? '—'}: ${a.verification}`}</span>
            )}
            <Next action={a} />
          </li>
        ))}
      </ul>
      {finding.may.addAction ? <NewAction finding={finding} /> : null}
    </PanelSection>
  );
}
