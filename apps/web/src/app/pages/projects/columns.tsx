import type { ProjectRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useAddedFields, useCellText } from '../../../lib/added-fields.ts';
import { useStatusText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { GridColumn } from '../../../ui/grid/column.ts';
import { RatingChip } from '../../../ui/status/status-chip.tsx';
import { StatusPair } from '../../../ui/status/status-pair.tsx';
import { useStateWords } from '../project/state-words.ts';
import { CostCell, DisagreeCell, FinishCell, NameCell, SlipCell, WarningsCell } from './cells.tsx';

type Column = GridColumn<ProjectRow>;
type Text = (row: ProjectRow) => string | null | undefined;

const dash = <span className="faint">—</span>;

type Plain = Partial<Column> & { readonly id: string; readonly header: string };

/** A column of plain text. */
const textColumn = ({ id, header, ...more }: Plain, text: Text): Column => ({
  id,
  header,
  width: 140,
  sort: id,
  hidden: true,
  text: row => text(row) ?? '',
  cell: row => {
    const said = text(row);
    return said === null || said === undefined || said === '' ? (
      dash
    ) : (
      <span className="ellipsis">{said}</span>
    );
  },
  ...more,
});

function useStatusColumns(compared: boolean, onPeek: (row: ProjectRow) => void): readonly Column[] {
  const { t } = useLingui();
  const format = useFormat();
  const statusText = useStatusText();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t`Project`,
        width: 300,
        grow: true,
        fixed: true,
        phone: true,
        sort: 'name',
        text: row => `${row.key} ${row.name}`,
        cell: row => <NameCell row={row} compared={compared} onPeek={onPeek} />,
      },
      {
        id: 'status',
        header: t`Reported, computed`,
        width: 204,
        phone: true,
        phoneWidth: 76,
        sort: 'computed',
        text: row =>
          `${row.health.reported.said || statusText('unknown')} / ${statusText(row.health.computed)}`,
        cell: row => <StatusPair reported={row.health.reported.status} computed={row.health.computed} />,
      },
      {
        id: 'disagreeSince',
        header: t`Disagree`,
        width: 92,
        sort: 'disagreeSince',
        text: row => (row.health.disagreeWeeks === null ? '' : format.number(row.health.disagreeWeeks)),
        cell: row => <DisagreeCell row={row} />,
      },
      {
        id: 'slipDays',
        header: t`Slip, days`,
        width: 104,
        right: true,
        phone: true,
        phoneWidth: 84,
        sort: 'slipDays',
        text: row => (row.health.slipDays === null ? '' : String(row.health.slipDays)),
        cell: row => <SlipCell row={row} />,
      },
      {
        id: 'costVariancePct',
        header: t`Cost variance`,
        width: 112,
        right: true,
        sort: 'costVariancePct',
        text: row => (row.health.costVariancePct === null ? '' : String(row.health.costVariancePct)),
        cell: row => <CostCell row={row} />,
      },
      {
        id: 'reported',
        header: t`Rating as said`,
        width: 140,
        sort: 'reported',
        hidden: true,
        text: row => row.health.reported.said,
        cell: row => <RatingChip said={row.health.reported.said} status={row.health.reported.status} />,
      },
    ],
    [t, format, statusText, compared, onPeek],
  );
}

function useDateColumns(): readonly Column[] {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    const day = (column: Plain, of: Text) =>
      textColumn({ right: true, width: 112, text: row => of(row) ?? '', ...column }, row => {
        const d = of(row);
        return d ? format.day(d) : null;
      });
    const finish = {
      id: 'finishForecast',
      header: t`Finish`,
      hidden: false,
      width: 124,
      cell: (row: ProjectRow) => <FinishCell row={row} />,
    };
    return [
      day(finish, row => row.dates.finishActual ?? row.dates.finishForecast),
      day({ id: 'finishBaseline', header: t`Baseline finish` }, row => row.dates.finishBaseline),
      day({ id: 'startForecast', header: t`Start` }, row => row.dates.startActual ?? row.dates.startForecast),
      day({ id: 'startBaseline', header: t`Baseline start` }, row => row.dates.startBaseline),
      day({ id: 'reportDay', header: t`Last report`, hidden: false }, row => row.health.reportDay),
    ];
  }, [t, format]);
}

function useMoneyColumns(): readonly Column[] {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    type Field = 'costForecastMinor' | 'costBaselineMinor' | 'benefitsForecastMinor';
    const say = (field: Field, as: (minor: number, currency: string) => string) => (row: ProjectRow) => {
      const { money: m } = row;
      return m === null || m[field] === null ? null : as(m[field], m.currency);
    };
    const money = (column: Plain, field: Field) => {
      const exact = say(field, format.moneyExact);
      const text = (row: ProjectRow) => exact(row) ?? '';
      return textColumn({ right: true, width: 108, text, ...column }, say(field, format.money));
    };
    return [
      money({ id: 'costForecast', header: t`Forecast cost`, hidden: false }, 'costForecastMinor'),
      money({ id: 'costBaseline', header: t`Baseline cost` }, 'costBaselineMinor'),
      money({ id: 'benefitsForecast', header: t`Benefits` }, 'benefitsForecastMinor'),
    ];
  }, [t, format]);
}

/** The fields that the organisation added. */
function useAddedColumns(): readonly Column[] {
  const fields = useAddedFields();
  const cellText = useCellText();
  return useMemo(
    () =>
      fields
        .filter(f => !f.retired)
        .map(field => {
          const kind = field.type === 'formula' ? field.result : field.type;
          const right = kind === 'number' || kind === 'money' || kind === 'date';
          return textColumn({ id: field.key, header: field.label, right, width: 130 }, row =>
            cellText(row.fields[field.key], { ...field, currency: row.money?.currency ?? 'EUR' }),
          );
        }),
    [fields, cellText],
  );
}

/** Every column of the project list; the ones not hidden are shown until somebody chooses. */
export function useProjectColumns(
  compared: boolean,
  onPeek: (row: ProjectRow) => void,
  edits: Readonly<Record<string, Column['edit']>> | null,
): readonly Column[] {
  const { t } = useLingui();
  const states = useStateWords();
  const status = useStatusColumns(compared, onPeek);
  const dates = useDateColumns();
  const money = useMoneyColumns();
  const added = useAddedColumns();
  return useMemo(() => {
    const [finish, ...otherDates] = dates;
    const [cost, ...otherMoney] = money;
    const all: readonly Column[] = [
      ...status,
      ...(finish ? [finish] : []),
      ...(cost ? [cost] : []),
      textColumn({ id: 'unit', header: t`Unit`, width: 120 }, row => row.unit?.name),
      textColumn({ id: 'manager', header: t`Manager` }, row => row.manager?.name),
      ...otherDates,
      ...otherMoney,
      textColumn({ id: 'sponsor', header: t`Sponsor` }, row => row.sponsor?.name),
      textColumn({ id: 'portfolio', header: t`Portfolio`, width: 180 }, row => row.portfolio?.name),
      textColumn({ id: 'programme', header: t`Programme`, width: 180 }, row => row.programme?.name),
      textColumn({ id: 'class', header: t`Class`, width: 100 }, row => row.class),
      textColumn({ id: 'category', header: t`Category` }, row => row.category),
      textColumn({ id: 'state', header: t`State`, width: 100 }, row => states(row.state)),
      {
        id: 'warnings',
        header: t`Data warnings`,
        width: 220,
        sort: 'warnings',
        hidden: true,
        text: row => (row.warnings ?? []).map(w => w.text).join(' '),
        cell: row => <WarningsCell row={row} />,
      },
      textColumn({ id: 'baselineNumber', header: t`Baselines`, right: true, width: 90 }, row =>
        String(row.baselineNumber),
      ),
      ...added,
    ];
    return edits === null ? all : all.map(c => (edits[c.id] === undefined ? c : { ...c, edit: edits[c.id] }));
  }, [t, states, status, dates, money, added, edits]);
}
