import { type ProjectRow, projectStates } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { readDay, showDay } from '../../../../ui/form/day-text.ts';
import { readMoney, writeMoney } from '../../../../ui/form/money-text.ts';
import type { CellEdit, CellRead } from '../../../../ui/grid/cell-edit.ts';
import { findPeople } from '../../project/find-people.ts';
import { usePlaces } from '../../project/project-fields.tsx';
import { useStateWords } from '../../project/state-words.ts';
import { useAddedEdits } from './added-edits.ts';

export type ProjectEdits = Readonly<Record<string, CellEdit<ProjectRow>>>;
type Edit = CellEdit<ProjectRow>;
type Read = CellRead<ProjectRow>;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const mayEdit = (row: ProjectRow): boolean => row.may.edit;

/** Cells of plain text. */
function useTextEdits(): ProjectEdits {
  const { t } = useLingui();
  return useMemo(() => {
    const line = (field: 'class' | 'category'): Edit => ({
      may: mayEdit,
      text: row => row[field] ?? '',
      read: (text, row) => ({
        field,
        value: text === '' ? null : text,
        row: { ...row, [field]: text || null },
      }),
    });
    const name: Edit = {
      may: mayEdit,
      text: row => row.name,
      read: (text, row) =>
        text === ''
          ? { wrong: t`A project needs a name.` }
          : { field: 'name', value: text, row: { ...row, name: text } },
    };
    return { name, class: line('class'), category: line('category') };
  }, [t]);
}

/** Cells that name another thing. */
function useNamedEdits(): ProjectEdits {
  const { t } = useLingui();
  const places = usePlaces();
  const states = useStateWords();
  const { unitId, portfolioId, programmeId } = places;
  return useMemo(() => {
    type Ref = 'unit' | 'portfolio' | 'programme';
    const place = (of: Ref, items: readonly { readonly value: string; readonly label: string }[]): Edit => ({
      may: mayEdit,
      text: row => row[of]?.name ?? '',
      choices: items.map(i => i.label),
      read: (text, row): Read => {
        const found = items.find(i => same(i.label, text));
        if (text !== '' && found === undefined)
          return { wrong: t`There is no “${text}”. Choose one of the list.` };
        const value = found === undefined ? null : { id: found.value, name: found.label };
        return { field: `${of}Id`, value: value?.id ?? null, row: { ...row, [of]: value } };
      },
    });
    const person = (of: 'manager' | 'sponsor'): Edit => ({
      may: mayEdit,
      text: row => row[of]?.name ?? '',
      read: async (text, row): Promise<Read> => {
        const found = text === '' ? [] : await findPeople(text, new AbortController().signal);
        const exact = found.filter(p => same(p.name, text));
        const [one] = exact.length > 0 ? exact : found;
        if (text !== '' && one === undefined) return { wrong: t`Nobody is called “${text}”.` };
        if (exact.length > 1 || (exact.length === 0 && found.length > 1))
          return { wrong: t`Several people fit “${text}”. Write the whole name.` };
        const value = one === undefined ? null : { id: one.id, name: one.name };
        return { field: `${of}Id`, value: value?.id ?? null, row: { ...row, [of]: value } as ProjectRow };
      },
    });
    const state: Edit = {
      may: mayEdit,
      text: row => states(row.state),
      choices: projectStates.map(states),
      read: (text, row) => {
        const to = projectStates.find(s => same(states(s), text) || s === text);
        if (to === undefined) return { wrong: t`There is no state “${text}”. Choose one of the list.` };
        return { field: 'state', value: to, row: { ...row, state: to } };
      },
    };
    return {
      unit: place('unit', unitId),
      portfolio: place('portfolio', portfolioId),
      programme: place('programme', programmeId),
      manager: person('manager'),
      sponsor: person('sponsor'),
      state,
    };
  }, [t, states, unitId, portfolioId, programmeId]);
}

/** Cells of days and amounts. */
function useFigureEdits(): ProjectEdits {
  const { t, i18n } = useLingui();
  return useMemo(() => {
    const day = (field: 'startForecast' | 'finishForecast'): Edit => ({
      may: mayEdit,
      text: row => {
        const d = row.dates[field];
        return d === null ? '' : showDay(i18n.locale, d);
      },
      read: (text, row) => {
        const value = text === '' ? null : readDay(i18n.locale, text);
        if (text !== '' && value === null) return { wrong: t`“${text}” is no day. Write it as 2030-01-31.` };
        return { field, value, row: { ...row, dates: { ...row.dates, [field]: value } } };
      },
    });
    const money = (field: 'costForecastMinor' | 'benefitsForecastMinor'): Edit => ({
      may: row => row.may.editMoney && row.money !== null,
      text: row => {
        const minor = row.money?.[field] ?? null;
        return minor === null ? '' : writeMoney(i18n.locale, minor, row.money?.currency ?? '');
      },
      read: (text, row) => {
        if (row.money === null) return { wrong: t`You may not see this amount.` };
        const { currency } = row.money;
        const value = text === '' ? null : readMoney(i18n.locale, text, currency);
        if (text !== '' && value === null)
          return { wrong: t`“${text}” is no amount in ${currency}. Write it as 1250000, 1.25m or 500k.` };
        return { field, value, row: { ...row, money: { ...row.money, [field]: value } } };
      },
    });
    return {
      startForecast: day('startForecast'),
      finishForecast: day('finishForecast'),
      costForecast: money('costForecastMinor'),
      benefitsForecast: money('benefitsForecastMinor'),
    };
  }, [t, i18n.locale]);
}

/** How the cells of the project list are changed in place, by column. */
export function useProjectEdits(): ProjectEdits {
  const texts = useTextEdits();
  const named = useNamedEdits();
  const figures = useFigureEdits();
  const added = useAddedEdits();
  return useMemo(() => ({ ...added, ...texts, ...named, ...figures }), [added, texts, named, figures]);
}
