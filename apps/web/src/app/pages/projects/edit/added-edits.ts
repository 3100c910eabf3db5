import type { Field, FieldCell, ProjectRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useAddedFields } from '../../../../lib/added-fields.ts';
import { readDay, showDay } from '../../../../ui/form/day-text.ts';
import { readMoney, writeMoney } from '../../../../ui/form/money-text.ts';
import type { CellEdit, CellRead } from '../../../../ui/grid/cell-edit.ts';
import { findPeople } from '../../project/find-people.ts';

type Edit = CellEdit<ProjectRow>;
type Read = CellRead<ProjectRow>;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What a cell was read as: the value that is sent, and how the row shows it. */
type Meant =
  | { readonly value: string | number | boolean; readonly cell: FieldCell }
  | { readonly wrong: string };

const plain = (value: string | number | boolean): Meant => ({ value, cell: value });

const cellIn = (row: ProjectRow, field: Field): FieldCell | undefined => row.fields[field.key];

/** The text of a cell as it is typed and pasted. */
function textOf(
  cell: FieldCell | undefined,
  field: Field,
  say: { readonly locale: string; readonly currency: string; readonly yes: string; readonly no: string },
): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return 'name' in cell ? cell.name : '';
  if (typeof cell === 'boolean') return cell ? say.yes : say.no;
  if (typeof cell === 'number')
    return field.type === 'money' ? writeMoney(say.locale, cell, say.currency) : String(cell);
  if (field.type === 'date') return showDay(say.locale, cell);
  return field.options.find(o => o.code === cell)?.label ?? cell;
}

interface Words {
  readonly locale: string;
  readonly yes: string;
  readonly no: string;
  readonly wrong: {
    readonly number: (text: string) => string;
    readonly money: (text: string, currency: string) => string;
    readonly day: (text: string) => string;
    readonly yesNo: string;
    readonly option: (text: string) => string;
    readonly person: (text: string) => string;
  };
}

/** What somebody typed or pasted, as a value of the field. */
async function readAs(
  text: string,
  { field, row }: { readonly field: Field; readonly row: ProjectRow },
  { locale, yes, no, wrong }: Words,
): Promise<Meant> {
  switch (field.type) {
    case 'number': {
      const n = Number(text.replace(',', '.'));
      return Number.isFinite(n) ? plain(n) : { wrong: wrong.number(text) };
    }
    case 'money': {
      const currency = row.money?.currency ?? '';
      const minor = readMoney(locale, text, currency);
      return minor === null ? { wrong: wrong.money(text, currency) } : plain(minor);
    }
    case 'date': {
      const day = readDay(locale, text);
      return day === null ? { wrong: wrong.day(text) } : plain(day);
    }
    case 'yes-no':
      if (same(text, yes)) return plain(true);
      return same(text, no) ? plain(false) : { wrong: wrong.yesNo };
    case 'list':
    case 'tree': {
      const option = field.options.find(o => !o.retired && (same(o.label, text) || same(o.code, text)));
      return option ? plain(option.code) : { wrong: wrong.option(text) };
    }
    case 'person': {
      const found = await findPeople(text, new AbortController().signal);
      const [one] = found.filter(p => same(p.name, text));
      return one ? { value: one.id, cell: { id: one.id, name: one.name } } : { wrong: wrong.person(text) };
    }
    case 'text':
    case 'formula':
      return plain(text);
  }
}

/** How the cells of added fields are changed in place and by pasting. */
export function useAddedEdits(): Readonly<Record<string, Edit>> {
  const { t, i18n } = useLingui();
  const fields = useAddedFields();
  return useMemo(() => {
    const yes = t`yes`;
    const no = t`no`;
    const words: Words = {
      ...{ locale: i18n.locale, yes, no },
      wrong: {
        number: text => t`“${text}” is no number.`,
        money: (text, currency) => t`“${text}” is no amount in ${currency}.`,
        day: text => t`“${text}” is no day. Write it as 2030-01-31.`,
        yesNo: t`Write ${yes} or ${no}.`,
        option: text => t`There is no “${text}”. Choose one of the list.`,
        person: text => t`Nobody is called “${text}”.`,
      },
    };
    const edit = (field: Field): Edit => ({
      may: row =>
        row.may.edit &&
        (field.seenBy !== 'money' || row.may.editMoney) &&
        (field.editedBy !== 'office' || field.may.edit),
      text: row =>
        textOf(cellIn(row, field), field, {
          locale: i18n.locale,
          currency: row.money?.currency ?? '',
          yes,
          no,
        }),
      ...(field.type === 'list' || field.type === 'tree'
        ? { choices: field.options.filter(o => !o.retired).map(o => o.label) }
        : field.type === 'yes-no'
          ? { choices: [yes, no] }
          : {}),
      read: async (text, row): Promise<Read> => {
        const name = `fields.${field.key}`;
        if (text === '') {
          const { [field.key]: _, ...rest } = row.fields;
          return { field: name, value: null, row: { ...row, fields: rest } };
        }
        const read = await readAs(text, { field, row }, words);
        if ('wrong' in read) return read;
        return {
          field: name,
          value: read.value,
          row: { ...row, fields: { ...row.fields, [field.key]: read.cell } },
        };
      },
    });
    return Object.fromEntries(
      fields.filter(f => !f.retired && f.type !== 'formula').map(f => [f.key, edit(f)]),
    );
  }, [t, i18n.locale, fields]);
}
