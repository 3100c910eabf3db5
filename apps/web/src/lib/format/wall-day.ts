/** The day of a plan's wall time, which has no zone: seconds since 1970-01-01T00:00 on the clock on the wall. */
export const wallDay = (sec: number): string => new Date(sec * 1000).toISOString().slice(0, 10);

/** The day on which something ends: a midnight ends the day before it. */
export const wallFinishDay = (sec: number): string => wallDay(sec - 1);

/** The end of a day as a plan's wall time. */
export const wallEndOf = (day: string): number => Date.parse(`${day}T24:00:00Z`) / 1000;
