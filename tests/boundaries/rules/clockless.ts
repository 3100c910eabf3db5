import type { Rule, Violation } from '../house.ts';
import { isProduct, placeOf } from '../place.ts';

/** The engine and the contract know neither the clock nor chance. */
export const clockless: Rule = house =>
  [...house.sources]
    .filter(([file]) => isProduct(file) && ['engine', 'contract'].includes(placeOf(file)?.kind ?? ''))
    .flatMap(([file, { mentions }]) =>
      mentions
        .filter(({ name }) => name === 'Date' || name === 'Math.random')
        .map(
          ({ name, line }): Violation => ({
            file,
            line,
            rule: 'clockless',
            what: `${name} in the ${placeOf(file)?.kind}.`,
            todo: 'Use Day, wall time or an instant that the caller passes in, and a seed for chance.',
          }),
        ),
    );
