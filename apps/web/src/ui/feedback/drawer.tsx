import { useLingui } from '@lingui/react/macro';
import { Drawer as Side } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './dialog.module.css';

interface DrawerProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog from the left edge, for navigation on a phone. */
export function Drawer({ title, opened, onClose, children }: DrawerProps) {
  const { t } = useLingui();
  return (
    <Side.Root opened={opened} onClose={onClose} size={264}>
      <Side.Overlay />
      <Side.Content>
        <div className={css.header}>
          <Side.Title>{title}</Side.Title>
          <Side.CloseButton aria-label={t`Close`} />
        </div>
        <Side.Body>{children}</Side.Body>
      </Side.Content>
    </Side.Root>
  );
}
