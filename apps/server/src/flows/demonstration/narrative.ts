import { type Day, daysBetween, type KnownStatus, type Random, sayDay } from '@chartroom/engine';

/** Why a forecast changed, for the record and for the report. */
export const causes = [
  'The supplier moved its delivery',
  'Testing found more than planned for',
  'The permit is later than expected',
  'Two specialists are bound in another project',
  'An interface changed after design was closed',
  'Data was worse than the sample had shown',
  'A requirement was added by the sponsor',
  'Site access was given later than agreed',
  'The contract took longer to sign',
  'The pilot asked for changes',
] as const;

const better = [
  'Work ran ahead of plan',
  'Two steps could be done side by side',
  'A simpler design was agreed',
];
const calm = [
  'Work goes on as planned.',
  'The team closed its open points of last week.',
  'The next review is prepared.',
  'Tests of the second increment have begun.',
  'Design decisions are agreed with the departments.',
  'Training dates are fixed.',
  'The supplier delivered as agreed.',
  'Interfaces were tried end to end for the first time.',
];
const rosy = [
  'We remain on course for go-live.',
  'The recovery plan absorbs the delay.',
  'The team is confident to catch up.',
  'Minor delays are being managed.',
];
const worried = [
  'The steering committee is asked to decide at its next meeting.',
  'A re-plan is being prepared.',
  'Options to shorten the remaining work are examined.',
  'Help from other teams has been asked for.',
];

/** What a week's report has to tell. */
export interface WeekNews {
  readonly cause: string | null;
  readonly finishBefore: Day;
  readonly finishNow: Day;
  readonly said: KnownStatus;
  readonly rosy: boolean;
}

/** The reason of a forecast that changed by so many days. */
export const causeOf = (random: Random, days: number): string => random.choice(days < 0 ? better : causes);

/** The narrative of a report: one to three sentences that fit what happened. */
export function narrate(random: Random, news: WeekNews): string {
  const days = daysBetween(news.finishBefore, news.finishNow);
  const moved =
    news.cause === null
      ? [random.choice(calm)]
      : days === 0
        ? [`${news.cause}; the finish stays ${sayDay(news.finishNow)}.`]
        : [
            `${news.cause}. Finish is now forecast for ${sayDay(news.finishNow)} (${days > 0 ? '+' : '−'}${Math.abs(days)} days).`,
          ];
  const mood = news.rosy ? [random.choice(rosy)] : news.said === 'on-track' ? [] : [random.choice(worried)];
  return [...moved, ...mood, ...(random.chance(0.25) ? [random.choice(calm)] : [])].join(' ');
}
