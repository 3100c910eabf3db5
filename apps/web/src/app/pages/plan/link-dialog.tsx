import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlanIntent } from '../../../lib/plan-worker/intent.ts';
import { textAt } from '../../../lib/plan-worker/text-column.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import { Dialog } from '../../../ui/feedback/dialog.tsx';

/** A link that is made or changed; an end that is left out is chosen in the dialog. */
export interface LinkDraft {
  readonly pred?: number;
  readonly succ?: number;
  readonly type?: 'FS' | 'SS' | 'FF' | 'SF';
  readonly lagDays?: number;
  /** It exists, and can be taken away. */
  readonly known?: true;
}

interface LinkDialogProps {
  readonly draft: LinkDraft;
  readonly view: PlanView;
  readonly workDaySec: number;
  readonly keep: (intent: PlanIntent) => void;
  readonly onClose: () => void;
}

const types = ['FS', 'SS', 'FF', 'SF'] as const;
type LinkType = (typeof types)[number];

function useLinkWords(): Readonly<Record<LinkType, string>> {
  const { t } = useLingui();
  return {
    FS: t`Finish to start: it starts after the other finishes`,
    SS: t`Start to start: it starts after the other starts`,
    FF: t`Finish to finish: it finishes after the other finishes`,
    SF: t`Start to finish: it finishes after the other starts`,
  };
}

/** The buttons of the dialog; a link that exists can also be taken away. */
function LinkButtons({
  known,
  sound,
  onRemove,
  onClose,
}: {
  readonly known: boolean;
  readonly sound: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  return (
    <Group justify="flex-end" mt="md">
      {known ? (
        <Button variant="subtle" color="red" onClick={onRemove}>
          <Trans>Remove the link</Trans>
        </Button>
      ) : null}
      <Button onClick={onClose}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" variant="filled" disabled={!sound}>
        {known ? t`Change` : t`Link`}
      </Button>
    </Group>
  );
}

const titleOf = ({ wbs, name }: PlanView['columns'], row: number): string =>
  `${textAt(wbs, row)} ${textAt(name, row)}`;

/** Links one task to another: which, how, and after how many days. */
export function LinkDialog({ draft, view, workDaySec, keep, onClose }: LinkDialogProps) {
  const { t } = useLingui();
  const [pred, setPred] = useState(String(draft.pred ?? ''));
  const [succ, setSucc] = useState(String(draft.succ ?? ''));
  const [type, setType] = useState<LinkType>(draft.type ?? 'FS');
  const [lag, setLag] = useState(String(draft.lagDays ?? 0));
  const { columns: c } = view;
  const tasks = [
    { value: '', label: t`Choose a task` },
    ...Array.from(c.uid, (uid, i) => ({ value: String(uid), label: titleOf(c, i) })),
  ];
  const words = useLinkWords();
  const lagDays = Number(lag.replace(',', '.'));
  const sound = pred !== '' && succ !== '' && pred !== succ && Number.isFinite(lagDays);
  const send = (commands: Extract<PlanIntent, { readonly kind: 'commands' }>['commands']) => {
    keep({ kind: 'commands', commands });
    onClose();
  };
  const ends = { pred: Number(pred), succ: Number(succ) };
  return (
    <Dialog title={draft.known === true ? t`Change a link` : t`Link tasks`} opened onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (sound) send([{ do: 'link', ...ends, type, lagSec: Math.round(lagDays * workDaySec) }]);
        }}
      >
        <NativeSelect
          label={t`First`}
          data={tasks}
          value={pred}
          disabled={draft.known === true}
          onChange={event => setPred(event.currentTarget.value)}
          data-autofocus={draft.pred === undefined || undefined}
        />
        <NativeSelect
          mt="sm"
          label={t`Then`}
          data={tasks}
          value={succ}
          disabled={draft.known === true}
          onChange={event => setSucc(event.currentTarget.value)}
        />
        <NativeSelect
          mt="sm"
          label={t`How`}
          data={types.map(value => ({ value, label: words[value] }))}
          value={type}
          onChange={event => setType(types.find(of => of === event.currentTarget.value) ?? 'FS')}
        />
        <TextInput
          mt="sm"
          label={t`Days between`}
          description={t`Working days; negative when the second may begin before.`}
          value={lag}
          inputMode="decimal"
          onChange={event => setLag(event.currentTarget.value)}
        />
        <LinkButtons
          known={draft.known === true}
          sound={sound}
          onRemove={() => send([{ do: 'unlink', ...ends }])}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
