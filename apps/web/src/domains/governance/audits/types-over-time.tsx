import {
  type listPmoTypeChanges,
  type Output,
  type PmoTypeChange,
  withdrawPmoType,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { useControlWords } from './control-words.ts';
import css from './types-over-time.module.css';

type Changes = Output<typeof listPmoTypeChanges>;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Where each stretch begins and ends, in per cent of the time shown: two years back and one ahead at most. */
function stretches(changes: readonly PmoTypeChange[], { first, last }: { first: number; last: number }) {
  const at = (day: number) => (100 * (Math.min(Math.max(day, first), last) - first)) / (last - first);
  return changes.map((change, i) => {
    const until = changes[i + 1]?.from;
    const left = at(dayNumber(change.from));
    return { change, left, width: at(until === undefined ? last : dayNumber(until)) - left };
  });
}

function Lane({ name, changes, span }: LaneProps) {
  const words = useControlWords();
  const format = useFormat();
  const { t } = useLingui();
  return (
    <li className={css.lane}>
      <span className="ellipsis">{name}</span>
      <span className={css.bar} aria-hidden>
        {stretches(changes, span).map(({ change, left, width }) => (
          <span
            key={change.id}
            data-type={change.type ?? undefined}
            data-to-come={change.state === 'to-come' || undefined}
            style={{ left: `${left}%`, width: `${width}%` }}
          />
        ))}
        <span className={css.today} style={{ left: `${span.today}%` }} />
      </span>
      <span className="sr-only">
        {changes
          .map(c => {
            const type = c.type === null ? t`as the unit above` : words.types[c.type];
            return t`${type} from ${format.day(c.from)}`;
          })
          .join(', ')}
      </span>
    </li>
  );
}

interface LaneProps {
  readonly name: string;
  readonly changes: readonly PmoTypeChange[];
  readonly span: { readonly first: number; readonly last: number; readonly today: number };
}

function ToCome({ change }: { readonly change: PmoTypeChange }) {
  const { t } = useLingui();
  const words = useControlWords();
  const format = useFormat();
  const textOf = useErrorText();
  const withdraw = useAct(withdrawPmoType);
  const type = change.type === null ? t`as the unit above` : words.types[change.type].toLowerCase();
  return (
    <li className={css.toCome}>
      <span>
        <strong>{change.unit?.name ?? t`The organisation`}</strong>{' '}
        {t`${type} from ${format.day(change.from)}`}
        <span className="small muted">{change.reason}</span>
      </span>
      {change.may.withdraw ? (
        <Button
          size="xs"
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(
              { request: { params: { change: change.id } } },
              { onError: error => errorToast(textOf(error).message) },
            )
          }
        >
          <Trans>Withdraw</Trans>
        </Button>
      ) : null}
    </li>
  );
}

/** From when on which type has been in force in each unit that was given one, and what is to come. */
export function TypesOverTime({ changes }: { readonly changes: Changes }) {
  const { t } = useLingui();
  const words = useControlWords();
  const { items, today } = changes;
  if (items.length === 0) return null;
  const now = dayNumber(today);
  const days = items.map(c => dayNumber(c.from));
  const [first, last] = [
    Math.max(Math.min(...days), now - 730),
    Math.min(Math.max(...days, now) + 90, now + 365),
  ];
  const span = { first, last, today: (100 * (now - first)) / (last - first) };
  const lanes = [...Map.groupBy(items, c => c.unit?.id ?? '')];
  return (
    <Card title={t`Types over time`} flush>
      <ul className={css.lanes}>
        {lanes.map(([id, some]) => (
          <Lane key={id} name={some[0]?.unit?.name ?? t`The organisation`} changes={some} span={span} />
        ))}
      </ul>
      <p className={css.legend} aria-hidden>
        {(['supportive', 'controlling', 'directive'] as const).map(type => (
          <span key={type}>
            <i data-type={type} /> {words.types[type]}
          </span>
        ))}
      </p>
      <ul className={css.list} aria-label={t`To come`}>
        {items
          .filter(c => c.state === 'to-come')
          .map(c => (
            <ToCome key={c.id} change={c} />
          ))}
      </ul>
    </Card>
  );
}
