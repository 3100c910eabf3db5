import type { Change } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';

type Kind = Change['kind'];

/** What a committee asks about first comes first. */
export const changeKindsInOrder: readonly Kind[] = [
  'rerated',
  'moved',
  'rebaselined',
  'closed',
  'new',
  'returned',
  'left',
];

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Names of the kinds of change, and a change in words. */
export function useChangeWords() {
  const { t } = useLingui();
  const format = useFormat();
  const names: Readonly<Record<Kind, string>> = {
    new: t`New`,
    left: t`Left`,
    returned: t`Returned`,
    closed: t`Closed`,
    moved: t`Moved`,
    rerated: t`Re-rated`,
    rebaselined: t`Re-baselined`,
  };
  const value = (text: string | null): string =>
    text === null ? t`no rating` : isDay(text) ? format.day(text) : text;
  return {
    kind: (kind: Kind) => names[kind],
    /** `Amber → Amber/Red`; null for kinds that have only one side. */
    fromTo: ({ kind, from, to }: Change): string | null =>
      kind === 'new' || kind === 'left' || kind === 'returned' || (from === null && to === null)
        ? null
        : `${value(from)} → ${value(to)}`,
    rating: ({ kind, from, to }: Change): string | null => {
      const said = kind === 'left' ? from : to;
      if (said === null || (kind !== 'left' && kind !== 'new' && kind !== 'returned')) return null;
      return kind === 'left' ? t`last rated ${said}` : t`rated ${said}`;
    },
  };
}
