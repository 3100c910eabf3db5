import type { House, Rule, Violation } from '../house.ts';
import type { Routine } from '../parse.ts';
import { isProduct } from '../place.ts';

const rule = 'function-size';
const lineLimit = 70;
const parameterLimit = 3;

/** A function that is over a limit for now: the most lines and parameters it may have until it is mended. */
export type Allowance = Readonly<Record<string, { readonly lines: number; readonly parameters: number }>>;

const nameOf = (file: string, { name }: Routine): string => `${file}#${name}`;
const isOver = ({ lines, parameters }: Routine): boolean => lines > lineLimit || parameters > parameterLimit;

const routines = (house: House): readonly (readonly [string, Routine])[] =>
  [...house.sources]
    .filter(([file]) => isProduct(file))
    .flatMap(([file, source]) => source.routines.map(routine => [file, routine] as const));

/**
 * No function is longer than a page or takes more arguments than can be told apart. The list of those that do for now
 * can only shrink: an entry that is no longer needed is a violation too.
 */
export const functionSize =
  (allowed: Allowance): Rule =>
  house => {
    const over = routines(house).filter(([, routine]) => isOver(routine));
    const needed = new Set(over.map(([file, routine]) => nameOf(file, routine)));
    const unneeded = Object.keys(allowed).filter(entry => !needed.has(entry));
    return [
      ...over.flatMap(([file, routine]) => complaints(file, routine, allowed[nameOf(file, routine)])),
      ...unneeded.map(
        (entry): Violation => ({
          ...{ file: entry.split('#')[0] ?? entry, line: 1, rule },
          what: `${entry} keeps the limits, or is gone.`,
          todo: 'Take it off the list in tests/boundaries/oversize.ts.',
        }),
      ),
    ];
  };

const complaints = (
  file: string,
  { name, line, lines, parameters }: Routine,
  allowed = { lines: lineLimit, parameters: parameterLimit },
): readonly Violation[] => [
  ...(lines > Math.max(allowed.lines, lineLimit)
    ? [
        {
          ...{ file, line, rule },
          what: `${name} has ${lines} lines; the limit is ${lineLimit}.`,
          todo: 'Give each thing it does a function with a name.',
        },
      ]
    : []),
  ...(parameters > Math.max(allowed.parameters, parameterLimit)
    ? [
        {
          ...{ file, line, rule },
          what: `${name} takes ${parameters} arguments by position; the limit is ${parameterLimit}.`,
          todo: 'Take one object with names.',
        },
      ]
    : []),
];
