import type { DocumentSummary, DocumentTemplate } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../../ui/status/chip.tsx';

export const documentTones: Readonly<Record<DocumentSummary['state'], Tone>> = {
  draft: 'grey',
  'in-review': 'amber',
  approved: 'green',
};
export const templateTones: Readonly<Record<DocumentTemplate['state'], Tone>> = {
  draft: 'amber',
  published: 'green',
  retired: 'grey',
};

/** The words of templates and documents. */
export function useTemplateWords() {
  const { t } = useLingui();
  return {
    kinds: { document: t`Document`, checklist: t`Checklist`, register: t`Register` },
    states: { draft: t`Draft`, published: t`Published`, retired: t`Retired` },
    document: { draft: t`Draft`, 'in-review': t`In review`, approved: t`Approved` },
    languages: { 'en-GB': t`English`, de: t`German` },
    types: {
      text: t`Text`,
      'long-text': t`Long text`,
      number: t`Number`,
      money: t`Money`,
      date: t`Date`,
      person: t`Person`,
      list: t`List`,
      table: t`Table`,
      checklist: t`Checklist`,
    },
  } as const;
}
