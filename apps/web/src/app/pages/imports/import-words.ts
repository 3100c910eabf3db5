import type { ImportChange, ImportKind, ImportRecord } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../../ui/status/chip.tsx';

interface KindWords {
  readonly name: string;
  /** What a row is then. */
  readonly hint: string;
}

/** What the rows of a file become. */
export function useKindWords(): Readonly<Record<ImportKind, KindWords>> {
  const { t } = useLingui();
  return {
    projects: { name: t`Projects`, hint: t`A row says what is true of a project from a day on` },
    reports: {
      name: t`Status reports`,
      hint: t`A row is a dated report with a rating; projects are added and updated`,
    },
    programmes: { name: t`Programmes`, hint: t`A row is a programme` },
    milestones: {
      name: t`Key dates`,
      hint: t`A row holds milestones or gates of a project that is there`,
    },
  };
}

/** How far an import has come, with the colour of its chip. */
export function useStateChip(): (state: ImportRecord['state']) => {
  readonly word: string;
  readonly tone: Tone;
} {
  const { t } = useLingui();
  return state =>
    (
      ({
        uploaded: { word: t`Uploaded`, tone: 'grey' },
        checked: { word: t`Checked`, tone: 'water' },
        applied: { word: t`Imported`, tone: 'green' },
        failed: { word: t`Failed`, tone: 'red' },
        cancelled: { word: t`Cancelled`, tone: 'grey' },
      }) as const
    )[state];
}

/** What a row does, with the colour of its chip. */
export function useActionChip(): (action: ImportChange['action']) => {
  readonly word: string;
  readonly tone: Tone;
} {
  const { t } = useLingui();
  return action =>
    (
      ({
        create: { word: t`Add`, tone: 'green' },
        update: { word: t`Update`, tone: 'water' },
        report: { word: t`Report`, tone: 'grey' },
        left: { word: t`Left`, tone: 'amber' },
        returned: { word: t`Returned`, tone: 'water' },
      }) as const
    )[action];
}
