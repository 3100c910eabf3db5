import type { Cockpit } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../../ui/card/card.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { AttentionRow } from './attention-row.tsx';
import css from './cockpit.module.css';

const few = 18;

interface AttentionTableProps {
  readonly cockpit: Cockpit;
  readonly rows: Cockpit['attention'];
}

function AttentionTable({ cockpit, rows }: AttentionTableProps) {
  const { t } = useLingui();
  const withNext = cockpit.attention.some(row => row.next !== null);
  return (
    <table className={css.attention}>
      <thead>
        <tr>
          <th scope="col">{t`Project`}</th>
          <th scope="col">
            <span className={css.wide}>{t`Reported, computed`}</span>
            <span className={css.narrow}>{t`Status`}</span>
          </th>
          <th scope="col">{t`Disagree`}</th>
          <th scope="col" data-right>{t`Slip`}</th>
          <th scope="col" data-room="much">{t`Trend`}</th>
          <th scope="col" data-right data-room="some">{t`Cost`}</th>
          {withNext ? <th scope="col" data-room="much">{t`Next`}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <AttentionRow key={row.id} row={row} compared={cockpit.compareWith !== null} withNext={withNext} />
        ))}
      </tbody>
    </table>
  );
}

/** What is off track, disagrees or is silent: the most exposed first. */
export function Attention({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { attention, attentionTotal, projects } = cockpit;
  const disagree = cockpit.figures.find(f => f.metric === 'disagreement-count')?.value;
  const hidden = attention.length - few;
  return (
    <Card
      title={t`Needs attention`}
      flush
      beside={
        <>
          {typeof disagree === 'number' && disagree > 0 ? (
            <Chip tone="note">{t`${disagree} disagree`}</Chip>
          ) : null}
          <span className={css.wide}>
            <Chip>{t`worst and largest first`}</Chip>
          </span>
        </>
      }
      more={
        <span className="small">
          <Trans>
            {attentionTotal} of {projects} · <Link to="/projects">view all</Link>
          </Trans>
        </span>
      }
    >
      {attention.length === 0 ? (
        <p className={`muted ${css.nothing}`}>
          <Trans>Nothing is off track, nothing disagrees, nobody is silent.</Trans>
        </p>
      ) : (
        <AttentionTable cockpit={cockpit} rows={all ? attention : attention.slice(0, few)} />
      )}
      {hidden <= 0 || all ? null : (
        <div className={css.foot}>
          <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
            <Trans>Show {hidden} more</Trans>
          </Button>
        </div>
      )}
    </Card>
  );
}
