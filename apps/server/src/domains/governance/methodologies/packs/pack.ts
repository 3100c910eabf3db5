import type { MethodDefinitionInput, MethodLevel } from '@chartroom/contract';

/** A method that comes with the product, in our own words, after a source that is named. */
export interface Pack {
  readonly key: string;
  readonly name: string;
  readonly kind: 'waterfall' | 'agile' | 'hybrid' | 'light' | 'other';
  readonly source: string;
  readonly about: string;
  readonly definition: MethodDefinitionInput;
}

type Letter = 'R' | 'A' | 'C' | 'I';
const levels: Readonly<Record<string, MethodLevel>> = { l: 'light', s: 'standard', f: 'full' };
const levelOf = (letter: string | undefined): MethodLevel => levels[letter ?? 'l'] ?? 'light';

const slug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 36);

/** `manager:R owner:A` as a list. */
const raciOf = (text: string) =>
  text === ''
    ? []
    : text.split(' ').map(pair => {
        const [role = '', does = 'R'] = pair.split(':');
        return { role, does: does as Letter };
      });

/** `phase | name | raci | level | optional`, one a line. */
const lines = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map(l => l.split('|').map(part => part.trim()));

export const activities = (text: string) =>
  lines(text).map(([phase = '', name = '', raci = '', level, optional]) => ({
    ...{ id: `do-${slug(name)}`, name, phase, level: levelOf(level), mandatory: optional !== 'optional' },
    raci: raciOf(raci),
  }));

export const deliverables = (text: string) =>
  lines(text).map(([phase = '', name = '', raci = '', level, optional]) => ({
    ...{ id: slug(name), name, phase, level: levelOf(level), mandatory: optional !== 'optional' },
    raci: raciOf(raci),
  }));

/** `id | name | what it is about | decision; decision | level`, one a line. */
export const roles = (text: string) =>
  lines(text).map(([id = '', name = '', about = '', decides = '', level]) => ({
    ...{ id, name, about, level: levelOf(level) },
    decides: decides === '' ? [] : decides.split(';').map(d => d.trim()),
  }));

/** `phase | name | item; item | level`, one a line. */
export const checklists = (text: string) =>
  lines(text).map(([phase = '', name = '', items = '', level]) => ({
    ...{ id: `check-${slug(name)}`, name, phase, level: levelOf(level) },
    items: items.split(';').map((item, i) => ({ id: `item-${i + 1}`, text: item.trim() })),
  }));

/** `name | what it holds | level`, one a line. */
export const registers = (text: string) =>
  lines(text).map(([name = '', holds = '', level]) => ({
    ...{ id: `log-${slug(name)}`, name, holds, level: levelOf(level) },
  }));
