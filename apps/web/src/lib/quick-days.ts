/** The last day of the quarter before a day. */
export function quarterEndBefore(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (month <= 3) return `${year - 1}-12-31`;
  return `${year}-${['03-31', '06-30', '09-30'][Math.floor((month - 1) / 3) - 1]}`;
}

/** The same day a year before; 28 February for the 29th. */
export const yearBefore = (day: string): string =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
