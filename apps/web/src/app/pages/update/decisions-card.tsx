import type { Decision } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { Kbd } from '../../../ui/page/kbd.tsx';
import { findPeople } from '../project/find-people.ts';
import card from './cards.module.css';
import type { PartProps } from './ratings-card.tsx';
import css from './update.module.css';

export const newDecision = (): Decision => ({
  id: crypto.randomUUID(),
  title: '',
  detail: '',
  due: null,
  personId: null,
  who: '',
});

interface DialogProps {
  readonly decision: Decision;
  readonly onSave: (decision: Decision) => void;
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
}

/** A person, or a group in words. */
function WhoDecides({
  value,
  onChange: set,
}: {
  readonly value: Decision;
  readonly onChange: (change: Partial<Decision>) => void;
}) {
  const { t } = useLingui();
  const person: Pick | null = value.personId === null ? null : { id: value.personId, name: value.who };
  return (
    <>
      <PersonPicker
        label={t`Who decides`}
        value={person}
        find={findPeople}
        onChange={pick =>
          set({ personId: (pick?.id ?? null) as Decision['personId'], who: pick?.name ?? '' })
        }
      />
      {person === null ? (
        <TextInput
          label={t`Or a group, in words`}
          placeholder={t`Steering committee`}
          maxLength={200}
          value={value.who}
          onChange={event => set({ who: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

/** A decision that the report asks for: what, why, by when, of whom. */
export function DecisionDialog({ decision, onSave, onRemove, onClose }: DialogProps) {
  const { t } = useLingui();
  const [value, setValue] = useState(decision);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Decision>) => setValue(before => ({ ...before, ...change }));
  return (
    <Dialog title={t`Decision needed`} opened onClose={onClose} size={520}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={event => {
          event.preventDefault();
          setTried(true);
          if (value.title.trim() === '') return;
          onSave({ ...value, title: value.title.trim(), detail: value.detail.trim() });
          onClose();
        }}
      >
        <TextInput
          label={t`What is to be decided`}
          data-autofocus
          maxLength={300}
          value={value.title}
          error={tried && value.title.trim() === '' ? t`Write what is to be decided.` : undefined}
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t`What hangs on it`}
          autosize
          minRows={2}
          maxLength={1000}
          value={value.detail}
          onChange={event => set({ detail: event.currentTarget.value })}
        />
        <DayField label={t`By`} value={value.due} onChange={due => set({ due })} />
        <WhoDecides value={value} onChange={set} />
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          {onRemove === null ? null : (
            <Button
              onClick={() => {
                onRemove();
                onClose();
              }}
            >
              <Trans>Remove</Trans>
            </Button>
          )}
          <Button type="submit" variant="filled">
            <Trans>Keep</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface DecisionsProps {
  readonly values: PartProps['values'];
  readonly onOpen: (decision: Decision) => void;
}

/** The decisions that the report asks for; those of the last one that are still open are here already. */
export function DecisionsCard({ values, onOpen }: DecisionsProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <section className={css.card} aria-labelledby="update-decisions">
      <header>
        <h2 id="update-decisions">
          <Trans>Decisions needed</Trans>
        </h2>
        <span className={css.end}>
          <button type="button" className={css.quiet} onClick={() => onOpen(newDecision())}>
            {t`Add`}{' '}
            <span className={css.wideOnly}>
              <Kbd>D</Kbd>
            </span>
          </button>
        </span>
      </header>
      {values.decisions.length === 0 ? (
        <p className={`muted ${css.body}`}>
          <Trans>None. Whoever is to decide sees it in their work.</Trans>
        </p>
      ) : null}
      {values.decisions.map(d => (
        <div key={d.id} className={css.row} data-step={`decision:${d.id}`} tabIndex={-1}>
          <div className={card.decision}>
            <span className={card.due} data-late={(d.due !== null && d.due <= today()) || undefined}>
              {d.due === null ? '—' : d.due === today() ? t`Today` : format.dayShort(d.due)}
            </span>
            <span>{d.title}</span>
            <button
              type="button"
              className={css.quiet}
              aria-label={t`Edit ${d.title}`}
              onClick={() => onOpen(d)}
            >
              {d.who === '' ? t`Edit` : d.who}
            </button>
            {d.detail === '' ? null : <span className={card.detail}>{d.detail}</span>}
          </div>
        </div>
      ))}
    </section>
  );
}
