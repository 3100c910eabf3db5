import type { Change, Cockpit } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ChangeLine } from './change-line.tsx';
import { changeKindsInOrder, useChangeWords } from './change-words.ts';
import css from './cockpit.module.css';

const route = getRouteApi('/');
const few = 6;

type Kind = Change['kind'];

/** What changed since the day compared with: chips choose the kinds, each line says from what to what, and why. */
export function Changes({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useChangeWords();
  const navigate = route.useNavigate();
  const { changed = [] } = route.useSearch();
  const [all, setAll] = useState(false);
  const { changes, changeCounts, compareWith } = cockpit;
  if (compareWith === null) return null;
  const toggle = (kind: Kind) => {
    const next = changed.includes(kind) ? changed.filter(k => k !== kind) : [...changed, kind];
    void navigate({
      search: before => ({ ...before, changed: next.length === 0 ? undefined : next }),
      replace: true,
      resetScroll: false,
    });
  };
  const kinds = changeKindsInOrder.filter(kind => changeCounts[kind] > 0);
  const found = changeKindsInOrder
    .filter(kind => changed.length === 0 || changed.includes(kind))
    .flatMap(kind => changes.filter(change => change.kind === kind));
  const shown = all ? found : found.slice(0, few);
  const hidden = found.length - shown.length;
  return (
    <Card title={t`What changed`} more={t`since ${format.day(compareWith)}`}>
      {kinds.length === 0 ? (
        <p className="muted">
          <Trans>Nothing changed between the two days.</Trans>
        </p>
      ) : (
        <fieldset className={css.kinds} aria-label={t`Kinds of change`}>
          {kinds.map(kind => (
            <button
              key={kind}
              type="button"
              className={css.kind}
              aria-pressed={changed.includes(kind)}
              onClick={() => toggle(kind)}
            >
              {words.kind(kind)} <b>{format.number(changeCounts[kind])}</b>
            </button>
          ))}
        </fieldset>
      )}
      <ul className={css.changes}>
        {shown.map(change => (
          <ChangeLine key={`${change.projectId} ${change.kind}`} change={change} />
        ))}
      </ul>
      <p className="small">
        <Link to="/changed-after" search={{ day: compareWith, portfolio: cockpit.portfolio?.id }}>
          <Trans>What was corrected of that day after reporting</Trans>
        </Link>
      </p>
      {hidden <= 0 ? null : (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          <Trans>Show {hidden} more</Trans>
        </Button>
      )}
    </Card>
  );
}
