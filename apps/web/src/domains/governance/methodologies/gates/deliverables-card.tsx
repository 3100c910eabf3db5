import { deliverableStates, type Gate, type GateDeliverable, updateDeliverable } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { deliverableTones, useGateWords } from './gate-words.ts';
import css from './gates.module.css';

function Change({
  deliverable,
  judges,
  onDone,
}: {
  readonly deliverable: GateDeliverable;
  readonly judges: boolean;
  readonly onDone: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useGateWords();
  const [state, setState] = useState(deliverable.state);
  const [link, setLink] = useState(deliverable.link);
  const [reason, setReason] = useState(deliverable.reason);
  const act = useAct(updateDeliverable, { onDone });
  const offered = deliverableStates.filter(
    s => judges || (s !== 'approved' && s !== 'not-needed') || s === deliverable.state,
  );
  return (
    <div className={`${css.open} ${css.form}`}>
      <Select
        label={t`State`}
        allowDeselect={false}
        data={offered.map(value => ({ value, label: words.deliverables[value] }))}
        value={state}
        onChange={value => setState(deliverableStates.find(s => s === value) ?? state)}
      />
      {state === 'not-needed' ? (
        <TextInput
          label={t`Why it is not needed`}
          value={reason}
          onChange={e => setReason(e.currentTarget.value)}
        />
      ) : (
        <TextInput
          label={t`Where it is`}
          placeholder={t`An address, or a path such as /projects/PRJ-1`}
          value={link}
          onChange={e => setLink(e.currentTarget.value)}
        />
      )}
      {act.error === null ? null : <span className="bad">{textOf(act.error).message}</span>}
      <div className={css.formEnd}>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          variant="filled"
          loading={act.isPending}
          onClick={() =>
            act.mutate({
              request: { params: { deliverable: deliverable.id }, body: { state, link, reason } },
              version: deliverable.version,
            })
          }
        >
          <Trans>Save</Trans>
        </Button>
      </div>
    </div>
  );
}

function Row({ gate, deliverable }: { readonly gate: Gate; readonly deliverable: GateDeliverable }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const [opened, setOpened] = useState(false);
  const { state, by, on, link, reason } = deliverable;
  return (
    <li>
      <Chip tone={deliverableTones[state]}>{words.deliverables[state]}</Chip>
      <span className={css.what}>
        <b className={css.strong}>{deliverable.name}</b>
        {state === 'not-needed' ? <div className="small faint">{reason}</div> : null}
      </span>
      <span className={css.end}>
        {by === null ? null : t`${by.name}, ${on === null ? '' : format.dayShort(on)}`}
        <EvidenceLink link={link} />
        {(gate.may.edit || gate.may.judge) && !opened ? (
          <>
            {' '}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t`Change ${deliverable.name}`}
              onClick={() => setOpened(true)}
            >
              <Trans>Change</Trans>
            </Button>
          </>
        ) : null}
      </span>
      {opened ? (
        <Change deliverable={deliverable} judges={gate.may.judge} onDone={() => setOpened(false)} />
      ) : null}
    </li>
  );
}

/** What has to be there, how far it is, and who approved it. */
export function DeliverablesCard({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const ready = gate.deliverables.filter(d => d.state === 'approved' || d.state === 'not-needed').length;
  if (gate.deliverables.length === 0) return null;
  return (
    <Card title={t`Deliverables`} more={t`${ready} of ${gate.deliverables.length} ready`} flush>
      <ul className={css.rows}>
        {gate.deliverables.map(d => (
          <Row key={d.id} gate={gate} deliverable={d} />
        ))}
      </ul>
    </Card>
  );
}
