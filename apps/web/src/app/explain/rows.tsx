import type { ExplanationRecord } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useStatusText } from '../../lib/format/use-figure-text.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { PanelSection } from '../../ui/panel/panel-parts.tsx';
import { StatusChip } from '../../ui/status/status-chip.tsx';
import type { StatusName } from '../../ui/status/status-shape.tsx';
import css from './explain.module.css';

const few = 12;

type Row = ExplanationRecord['rows'][number];

const statuses: readonly unknown[] = ['on-track', 'at-risk', 'off-track', 'unknown'];
const isStatus = (value: unknown): value is StatusName => statuses.includes(value);

/** The value of a row that gives just one. */
const only = (row: Row): unknown => {
  const values = Object.values(row.values);
  return values.length === 1 ? values[0] : undefined;
};

/** What a row gives, by the unit that ends the name of each value. */
function useRowText(): (row: Row) => string {
  const format = useFormat();
  const statusText = useStatusText();
  return ({ values }) => {
    const currency = typeof values.currency === 'string' ? values.currency : null;
    const said = Object.entries(values).map(([name, value]) => {
      if (name === 'currency' || value === null || value === undefined) return null;
      if (typeof value === 'string') return statusText(value);
      if (typeof value !== 'number') return null;
      if (name.endsWith('Minor')) return currency === null ? null : format.money(value, currency);
      return name.endsWith('Days') ? format.days(value, true) : format.number(value);
    });
    return said.filter(text => text !== null).join(', ');
  };
}

/** The projects a portfolio figure is computed from, and how many were left out and why. */
export function Rows({ explanation: e }: { readonly explanation: ExplanationRecord }) {
  const { t } = useLingui();
  const rowText = useRowText();
  const [all, setAll] = useState(false);
  const shown = all ? e.rows : e.rows.slice(0, few);
  const hidden = e.rows.length - few;
  return (
    <PanelSection title={e.rows.length === 0 ? t`Left out` : t`Rows`} more={e.rows.length || undefined}>
      <table className={css.rows}>
        <tbody>
          {shown.map(row => (
            <tr key={row.projectId}>
              <td>
                {row.name} <span className="faint">{row.key}</span>
              </td>
              <td>
                {isStatus(only(row)) ? (
                  <StatusChip status={only(row) as StatusName} look="plain" />
                ) : (
                  rowText(row)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden <= 0 || all ? null : (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          <Trans>Show {hidden} more</Trans>
        </Button>
      )}
      {e.leftOut.map(left => (
        <p key={left.why} className="small note">
          {t`${plural(left.count, { one: '# project', other: '# projects' })} left out: ${left.why}`}
        </p>
      ))}
    </PanelSection>
  );
}
