import type { PlanCalendar } from '@chartroom/engine';

/** Monday to Friday, 08:00-12:00 and 13:00-17:00: for plans that bring no calendar. */
export const standardCalendar = (uid: number): PlanCalendar => ({
  uid,
  name: 'Standard',
  weekDays: [1, 2, 3, 4, 5, 6, 7].map(weekday =>
    weekday <= 5
      ? {
          weekday,
          working: true,
          times: [
            { fromSec: 8 * 3600, toSec: 12 * 3600 },
            { fromSec: 13 * 3600, toSec: 17 * 3600 },
          ],
        }
      : { weekday, working: false },
  ),
  workWeeks: [],
  exceptions: [],
});
