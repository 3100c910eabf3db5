import { addMethodPacks, listMethodPacks } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from './methods.module.css';

/** Adds methods that come with the product; those that are there stay as they are. */
export function PacksDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const packs = useRead(listMethodPacks, {});
  const add = useAct(addMethodPacks, { onDone: onClose });
  const [left, setLeft] = useState<readonly string[]>([]);
  const items = packs.data?.items ?? [];
  const keys = items.filter(p => !p.added && !left.includes(p.key)).map(p => p.key);
  const error = packs.error ?? add.error;
  return (
    <Dialog title={t`Add from the packs`} opened onClose={onClose} size={620}>
      <div className={css.form}>
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        {packs.data === undefined ? (
          <SkeletonLines lines={8} />
        ) : (
          items.map(p => (
            <Checkbox
              key={p.key}
              label={p.added ? t`${p.name} (added)` : p.name}
              description={`${p.about} ${p.source}`}
              checked={p.added || !left.includes(p.key)}
              disabled={p.added}
              onChange={event =>
                setLeft(event.currentTarget.checked ? left.filter(k => k !== p.key) : [...left, p.key])
              }
            />
          ))
        )}
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            disabled={keys.length === 0}
            loading={add.isPending}
            onClick={() => add.mutate({ request: { body: { keys } } })}
          >
            <Trans>Add</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
