import type { ArchivedRecord, Delivery, RetentionRule } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { Tone } from '../../../ui/status/chip.tsx';

export const deliveryTones: Readonly<Record<Delivery['state'], Tone>> = {
  waiting: 'grey',
  sending: 'water',
  sent: 'green',
  failed: 'red',
};

/** The words of records, rules and messages. */
export function useRecordWords() {
  const { t } = useLingui();
  const format = useFormat();
  const phases: Readonly<Record<string, string>> = {
    approved: t`Approved`,
    active: t`Active`,
    'on-hold': t`On hold`,
    closing: t`Closing`,
    closed: t`Closed`,
    cancelled: t`Cancelled`,
    go: t`Go`,
    'go-with-conditions': t`Go with conditions`,
  };
  const events: Readonly<Record<string, string>> = {
    test: t`Test`,
    'record.archived': t`Archived`,
    'record.disposed': t`Disposed of`,
    'hold.placed': t`Legal hold placed`,
    'hold.lifted': t`Legal hold lifted`,
  };
  const word = (phase: string) => phases[phase] ?? phase;
  const years = (count: number) => plural(count, { one: '# year', other: '# years' });
  return {
    kinds: { document: t`Document`, gate: t`Gate` } satisfies Record<ArchivedRecord['kind'], string>,
    from: {
      archiving: t`from archiving`,
      closure: t`from the closure of the project`,
    } satisfies Record<RetentionRule['from'], string>,
    atEnd: { review: t`Review`, delete: t`Delete` } satisfies Record<RetentionRule['atEnd'], string>,
    /** A type of document as it is called, and the one that is none. */
    type: (type: string): string => (type === 'gate' ? t`Gate` : type),
    scopes: {
      everything: t`Everything`,
      type: t`A type of record`,
      template: t`A template`,
    } satisfies Record<RetentionRule['appliesTo'], string>,
    deliveries: {
      waiting: t`Waiting`,
      sending: t`Being sent`,
      sent: t`Sent`,
      failed: t`Given up`,
    } satisfies Record<Delivery['state'], string>,
    event: (event: string) => events[event] ?? event,
    phase: ({ from, to }: ArchivedRecord['phase']) => `${word(from)} → ${word(to)}`,
    years,
    term: (r: Pick<RetentionRule, 'years' | 'from'>) =>
      r.from === 'archiving'
        ? t`${years(r.years)} from archiving`
        : t`${years(r.years)} from the closure of the project`,
    size: (bytes: number) =>
      bytes < 1_000_000
        ? t`${format.number(bytes / 1_000, 0)} kB`
        : t`${format.number(bytes / 1_000_000, 1)} MB`,
  } as const;
}
