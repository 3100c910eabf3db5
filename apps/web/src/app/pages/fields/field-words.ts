import type { CustomFieldType, Field, FieldEntity, FormulaResult } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useStateWords } from '../project/state-words.ts';

/** Types, entities and results in words. */
export function useFieldWords() {
  const { t } = useLingui();
  const states = useStateWords();
  const types: Readonly<Record<CustomFieldType, string>> = {
    text: t`Text`,
    number: t`Number`,
    money: t`Money`,
    date: t`Date`,
    person: t`Person`,
    list: t`List`,
    tree: t`List in levels`,
    'yes-no': t`Yes or no`,
    formula: t`Calculated`,
  };
  const results: Readonly<Record<FormulaResult, string>> = {
    number: t`A number`,
    text: t`A text`,
    money: t`Money`,
    date: t`A date`,
    'yes-no': t`Yes or no`,
  };
  const entities: Readonly<Record<FieldEntity, string>> = {
    project: t`Projects`,
    programme: t`Programmes`,
    portfolio: t`Portfolios`,
    unit: t`Units`,
    person: t`People`,
    milestone: t`Key dates`,
  };
  const requiredFrom: Readonly<Record<NonNullable<Field['requiredFrom']>, string>> = {
    approved: states('approved'),
    active: states('active'),
    closing: states('closing'),
    closed: states('closed'),
  };
  const figures: Readonly<Record<Field['figure'], string>> = {
    none: t`no`,
    sum: t`their sum`,
    median: t`their median`,
  };
  const better: Readonly<Record<Field['better'], string>> = {
    none: t`neither way`,
    higher: t`higher`,
    lower: t`lower`,
  };
  return { types, results, entities, requiredFrom, figures, better };
}
