import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { showToast } from './show-toast.ts';

const closable = () => ({ closeButtonProps: { 'aria-label': t`Close` } });

/** Says that something happened. */
export const toast = (message: string): void => {
  void showToast({ ...closable(), message });
};

/** Says what went wrong; stays until it is closed. */
export const errorToast = (message: string): void => {
  void showToast({ ...closable(), message, color: 'red', autoClose: false });
};

/** Instead of asking before: says what was done and takes it back on request. */
export async function undoToast(message: string, undo: () => void): Promise<void> {
  const hide = await showToast({
    ...closable(),
    autoClose: 8000,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
        <span style={{ flex: 1 }}>{message}</span>
        <Button
          size="xs"
          onClick={() => {
            hide();
            undo();
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      </span>
    ),
  });
}
