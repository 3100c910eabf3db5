/** What a project goes through, in broad strokes. */
export type Course =
  | 'sound'
  | 'slipping'
  | 'watermelon'
  | 'silent'
  | 'rebaselined'
  | 'recovering'
  | 'finished'
  | 'overdue'
  | 'cancelled'
  | 'on-hold'
  | 'starting';

/** How a course unfolds week by week. */
export interface Habit {
  /** Chance in a week that finish and cost are forecast again. */
  readonly again: number;
  /** Days that the finish then moves: least, usual, most. */
  readonly days: readonly [number, number, number];
  /** Share of the baseline cost that is then added: least, usual, most. */
  readonly cost: readonly [number, number, number];
  /** Whether ratings say less than is known. */
  readonly rosy: boolean;
}

const calm: Habit = { again: 0.05, days: [-6, 0, 8], cost: [-0.006, 0, 0.008], rosy: false };
const trouble: Habit = { again: 0.15, days: [3, 9, 24], cost: [0, 0.008, 0.025], rosy: false };

export const habits: Readonly<Record<Course, Habit>> = {
  sound: calm,
  slipping: trouble,
  watermelon: { ...trouble, rosy: true },
  silent: { ...calm, again: 0.08, days: [0, 6, 15] },
  rebaselined: { ...trouble, again: 0.17 },
  recovering: trouble,
  finished: { ...calm, days: [-4, 2, 14] },
  overdue: { ...calm, again: 0, rosy: true },
  cancelled: { ...trouble, again: 0.22 },
  'on-hold': calm,
  starting: calm,
};

/** How many of the 120 projects take which course. */
export const courseCounts: readonly (readonly [Course, number])[] = [
  ['sound', 42],
  ['slipping', 15],
  ['watermelon', 14],
  ['silent', 8],
  ['rebaselined', 10],
  ['recovering', 8],
  ['finished', 11],
  ['overdue', 2],
  ['cancelled', 2],
  ['on-hold', 2],
  ['starting', 6],
];
