import { addDays, type Day, daysBetween, minorPlaces, type Random } from '@chartroom/engine';
import type { Course } from './course.ts';

/** The weeks that are told: Fridays, oldest first. */
export interface Window {
  readonly fridays: readonly Day[];
  readonly first: Day;
  readonly last: Day;
}

/** What a project set out with. */
export interface ProjectPlan {
  readonly start: Day;
  readonly finish: Day;
  readonly startActual: Day;
  /** The day it came into the register. */
  readonly addedOn: Day;
  readonly costMinor: number;
  readonly benefitsMinor: number;
  readonly currency: string;
}

const placed: Readonly<Record<string, string>> = {
  'Osaka branch fit-out': 'JPY',
  'Rotterdam yard extension': 'EUR',
  'Network renewal Europe': 'EUR',
  'Boston office move': 'USD',
  'Network renewal Americas': 'USD',
};
const perPound: Readonly<Record<string, number>> = { GBP: 1, EUR: 1.17, USD: 1.28, JPY: 190 };

/** Plans a project: dates that suit its course, money that suits its length. */
export function planProject(
  random: Random,
  { name, course, window }: { readonly name: string; readonly course: Course; readonly window: Window },
): ProjectPlan {
  const { start, finish } = datesOf(random, course, window);
  const currency = placed[name] ?? random.choice([...Array<string>(17).fill('GBP'), 'EUR', 'EUR', 'USD']);
  const years = daysBetween(start, finish) / 365;
  const pounds = Math.exp(random.normal(Math.log(1_400_000 * Math.max(0.4, years)), 0.8));
  const thousands = (value: number) =>
    Math.round((value * (perPound[currency] ?? 1)) / 1000) * 1000 * 10 ** minorPlaces(currency);
  const lead = random.int(14, 70);
  const earliest = addDays(window.first, -4);
  const addedOn = addDays(start, -lead) < earliest ? earliest : addDays(start, -lead);
  return {
    start,
    finish,
    startActual: addDays(start, Math.max(0, Math.round(random.triangular(-4, 2, 16)))),
    addedOn: addedOn > window.last ? addDays(window.last, -random.int(2, 12)) : addedOn,
    costMinor: thousands(Math.min(pounds, 40_000_000)),
    benefitsMinor: random.chance(0.12) ? 0 : thousands(pounds * random.triangular(0.7, 1.8, 3.6)),
    currency,
  };
}

function datesOf(
  random: Random,
  course: Course,
  window: Window,
): { readonly start: Day; readonly finish: Day } {
  const back = (finish: Day, least: number, most: number) => ({
    start: addDays(finish, -random.int(least, most)),
    finish,
  });
  switch (course) {
    case 'finished':
      return back(addDays(window.first, random.int(150, 650)), 180, 620);
    case 'overdue':
      return back(addDays(window.last, -random.int(8, 55)), 250, 600);
    case 'cancelled':
      return back(addDays(window.last, random.int(60, 300)), 400, 700);
    case 'starting': {
      const start = addDays(window.last, random.int(-70, 45));
      return { start, finish: addDays(start, random.int(150, 520)) };
    }
    default:
      return back(addDays(window.last, random.int(25, 430)), 260, 980);
  }
}
