import type { QualityCheckAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { Chip } from '../../../ui/status/chip.tsx';

/** Passed, failed or not applicable: shape, word and colour. */
export function Outcome({ outcome }: { readonly outcome: QualityCheckAnswer['outcome'] }) {
  const { t } = useLingui();
  switch (outcome) {
    case 'passed':
      return (
        <Chip tone="green">
          <IconCheck size={13} aria-hidden="true" /> {t`Passed`}
        </Chip>
      );
    case 'failed':
      return (
        <Chip tone="red">
          <IconX size={13} aria-hidden="true" /> {t`Failed`}
        </Chip>
      );
    case 'not-applicable':
      return (
        <Chip>
          <IconMinus size={13} aria-hidden="true" /> {t`Does not apply`}
        </Chip>
      );
  }
}
