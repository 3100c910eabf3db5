import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './dialog.module.css';
import { useFocusBack } from './use-focus-back.ts';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly size?: number;
  readonly children: ReactNode;
}

/** Every dialog of the product: named, closed by Escape or a labelled button. */
export function Dialog({ title, opened, onClose, size = 480, children }: DialogProps) {
  const { t } = useLingui();
  useFocusBack(opened);
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={css.header}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t`Close`} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
