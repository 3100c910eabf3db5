import { useLingui } from '@lingui/react/macro';
import css from './chip.module.css';
import type { Tone } from './chip.tsx';
import { type StatusName, StatusShape } from './status-shape.tsx';

const tones: Record<StatusName, Tone> = {
  'on-track': 'green',
  'at-risk': 'amber',
  'off-track': 'red',
  unknown: 'grey',
};

/** The word for a status; `unknown` is said as "No report" unless another word is given. */
export function useStatusWord(): (status: StatusName) => string {
  const { t } = useLingui();
  const words: Record<StatusName, string> = {
    'on-track': t`On track`,
    'at-risk': t`At risk`,
    'off-track': t`Off track`,
    unknown: t`No report`,
  };
  return status => words[status];
}

interface StatusChipProps {
  readonly status: StatusName;
  /** Another word than the usual one, such as "Not computed". */
  readonly word?: string;
  /** `bare` shows the shape only (the word stays for screen readers), `plain` has no background. */
  readonly look?: 'chip' | 'bare' | 'plain';
}

/** Shape, word and colour together: a status never depends on colour alone. */
export function StatusChip({ status, word, look = 'chip' }: StatusChipProps) {
  const wordOf = useStatusWord();
  const text = word ?? wordOf(status);
  const bare = look === 'bare';
  return (
    <span
      className={`${css.chip} ${css[tones[status]]}`}
      data-bare={bare || undefined}
      data-plain={look === 'plain' || undefined}
      title={bare ? text : undefined}
    >
      <StatusShape status={status} />
      <span className={bare ? 'sr-only' : css.word}>{text}</span>
    </span>
  );
}

const toneClass: Record<StatusName, string | undefined> = {
  'on-track': css.toneGreen,
  'at-risk': css.toneAmber,
  'off-track': css.toneRed,
  unknown: css.toneGrey,
};

interface RatingChipProps {
  /** The rating exactly as it was said, on whatever scale: "Amber/Red", "Reset". */
  readonly said: string;
  /** What that level stands for; `unknown` when it is no colour of the scale. */
  readonly status: StatusName;
}

/** A rating as said: neutral, so that a five-point word is not mistaken for a three-point colour. */
export function RatingChip({ said, status }: RatingChipProps) {
  const { t } = useLingui();
  return (
    <span className={`${css.chip} ${css.said}`}>
      <span className={toneClass[status]} style={{ display: 'inline-flex' }}>
        <StatusShape status={status} />
      </span>
      {said === '' ? t`Left blank` : said}
    </span>
  );
}
