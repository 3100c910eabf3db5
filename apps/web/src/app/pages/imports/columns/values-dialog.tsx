import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import css from '../imports.module.css';

interface ValuesDialogProps {
  readonly title: string;
  readonly samples: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onSave: (values: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

interface Pair {
  readonly id: number;
  readonly from: string;
  readonly to: string;
}

/** Words of a column, and what is read in their place; an empty place means nothing. */
export function ValuesDialog({ title, samples, values, onSave, onClose }: ValuesDialogProps) {
  const { t } = useLingui();
  const [pairs, setPairs] = useState<readonly Pair[]>(() =>
    Object.entries(values).map(([from, to], id) => ({ id, from, to })),
  );
  const add = (from: string) =>
    setPairs([...pairs, { id: Math.max(-1, ...pairs.map(p => p.id)) + 1, from, to: '' }]);
  const set = (id: number, change: Partial<Pair>) =>
    setPairs(pairs.map(pair => (pair.id === id ? { ...pair, ...change } : pair)));
  const offered = samples.filter(sample => !pairs.some(pair => pair.from === sample));
  const save = () =>
    onSave(Object.fromEntries(pairs.filter(p => p.from !== '').map(({ from, to }) => [from, to])));
  return (
    <Dialog title={title} opened onClose={onClose} size={560}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {pairs.map((pair, i) => (
          <div key={pair.id} className={css.pair}>
            <TextInput
              {...(i === 0 ? { label: t`In the file` } : { 'aria-label': t`In the file` })}
              value={pair.from}
              onChange={event => set(pair.id, { from: event.currentTarget.value })}
            />
            <TextInput
              {...(i === 0 ? { label: t`Read as` } : { 'aria-label': t`Read as` })}
              placeholder={t`nothing`}
              value={pair.to}
              onChange={event => set(pair.id, { to: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={t`Remove ${pair.from}`}
              onClick={() => setPairs(pairs.filter(p => p.id !== pair.id))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        <div className={css.chips}>
          {offered.map(sample => (
            <Button key={sample} size="xs" leftSection={<IconPlus size={12} />} onClick={() => add(sample)}>
              {sample}
            </Button>
          ))}
          <Button size="xs" variant="subtle" leftSection={<IconPlus size={12} />} onClick={() => add('')}>
            <Trans>Another word</Trans>
          </Button>
        </div>
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled">
            <Trans>Use these</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
