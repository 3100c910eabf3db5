import {
  createGateStandard,
  type GateContent,
  type GateStandard,
  gateHolds,
  gateRoles,
  updateGateStandard,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { useGateWords } from './gate-words.ts';
import css from './gates.module.css';

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(l => l.trim())
    .filter(l => l !== '');

const isCode = (line: string): boolean => /^[A-Z]{2,5}-\d{2,3}$/.test(line);

interface Draft {
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly criteria: string;
  readonly deliverables: string;
  readonly roles: readonly string[];
  readonly chair: string | null;
  readonly quorum: number;
  readonly holds: readonly string[];
  readonly retired: boolean;
  readonly reason: string;
}

const draftOf = (s: GateStandard | null): Draft => ({
  code: s?.code ?? '',
  name: s?.name ?? '',
  purpose: s?.purpose ?? '',
  criteria: (s?.content.criteria ?? []).map(c => (c.kind === 'automatic' ? c.code : c.name)).join('\n'),
  deliverables: (s?.content.deliverables ?? []).map(d => d.name).join('\n'),
  roles: (s?.content.approvers ?? []).map(a => a.role),
  chair: s?.content.approvers.find(a => a.chair)?.role ?? null,
  quorum: s?.content.quorum ?? 1,
  holds: s?.content.holds ?? [],
  retired: s?.retired ?? false,
  reason: '',
});

const contentOf = (d: Draft): GateContent => ({
  criteria: lines(d.criteria).map(l =>
    isCode(l) ? { kind: 'automatic', code: l } : { kind: 'judged', name: l },
  ),
  deliverables: lines(d.deliverables).map(name => ({ name })),
  approvers: gateRoles.filter(r => d.roles.includes(r)).map(role => ({ role, chair: role === d.chair })),
  quorum: d.quorum,
  holds: gateHolds.filter(h => d.holds.includes(h)),
});

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function Approvers({ draft, set }: PartProps) {
  const { t } = useLingui();
  const words = useGateWords();
  const roles = gateRoles.map(value => ({ value, label: words.roles[value] }));
  return (
    <>
      <MultiSelect
        label={t`Who decides`}
        data={roles}
        value={[...draft.roles]}
        onChange={value => set({ roles: value })}
      />
      <Select
        label={t`Who records the decision`}
        data={roles.filter(r => draft.roles.includes(r.value))}
        value={draft.chair}
        onChange={chair => set({ chair })}
      />
      <NumberInput
        label={t`How many have to vote`}
        min={1}
        max={5}
        value={draft.quorum}
        onChange={value => set({ quorum: typeof value === 'number' ? value : 1 })}
      />
      <MultiSelect
        label={t`What may not begin before it`}
        data={gateHolds.map(value => ({ value, label: words.holds[value] }))}
        value={[...draft.holds]}
        onChange={value => set({ holds: value })}
      />
    </>
  );
}

function Fields({
  draft,
  set,
  isNew,
}: {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isNew: boolean;
}) {
  const { t } = useLingui();
  return (
    <>
      {isNew ? (
        <TextInput
          label={t`Code`}
          placeholder="pilot-end"
          value={draft.code}
          onChange={e => set({ code: e.currentTarget.value })}
        />
      ) : null}
      <TextInput label={t`Name`} value={draft.name} onChange={e => set({ name: e.currentTarget.value })} />
      <TextInput
        label={t`What is decided at it`}
        value={draft.purpose}
        onChange={e => set({ purpose: e.currentTarget.value })}
      />
      <Textarea
        label={t`Criteria, one a line`}
        description={t`The code of a control such as GOV-01 is evaluated by itself; anything else is judged by people.`}
        autosize
        minRows={3}
        value={draft.criteria}
        onChange={e => set({ criteria: e.currentTarget.value })}
      />
      <Textarea
        label={t`Deliverables, one a line`}
        autosize
        minRows={2}
        value={draft.deliverables}
        onChange={e => set({ deliverables: e.currentTarget.value })}
      />
      <Approvers draft={draft} set={set} />
    </>
  );
}

/** Adds a standard, or makes the next version of one. */
export function StandardDialog({
  standard,
  onClose,
}: {
  readonly standard: GateStandard | null;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [draft, setDraft] = useState(() => draftOf(standard));
  const set = (change: Partial<Draft>) => setDraft(d => ({ ...d, ...change }));
  const create = useAct(createGateStandard, { onDone: onClose });
  const update = useAct(updateGateStandard, { onDone: onClose });
  const error = create.error ?? update.error;
  const { name, purpose, code, retired, reason } = draft;
  const save = () => {
    const content = contentOf(draft);
    if (standard === null) return create.mutate({ request: { body: { code, name, purpose, content } } });
    update.mutate({
      request: { params: { standard: standard.code }, body: { name, purpose, content, retired, reason } },
      version: standard.version,
    });
  };
  return (
    <Dialog
      title={standard === null ? t`Add a gate standard` : t`Next version of ${standard.name}`}
      opened
      onClose={onClose}
      size={600}
    >
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        <Fields draft={draft} set={set} isNew={standard === null} />
        {standard === null ? null : (
          <>
            <Checkbox
              label={t`Retired: no gate is prepared from it any more`}
              checked={retired}
              onChange={e => set({ retired: e.currentTarget.checked })}
            />
            <TextInput
              label={t`Why it is changed`}
              value={reason}
              onChange={e => set({ reason: e.currentTarget.value })}
            />
          </>
        )}
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={create.isPending || update.isPending}
            disabled={name === '' || draft.chair === null || (standard !== null && reason === '')}
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
