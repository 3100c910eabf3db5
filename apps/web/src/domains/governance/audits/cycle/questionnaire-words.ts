import type { AuditQuestion, Questionnaire } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../../../ui/status/chip.tsx';

/** What questionnaires say of themselves, in words. */
export function useQuestionnaireWords() {
  const { t } = useLingui();
  const questionnaireKinds: Readonly<Record<Questionnaire['kind'], string>> = {
    health: t`Health of a project`,
    gateway: t`Gateway`,
    maturity: t`Maturity of the PMO`,
  };
  const questionnaireStates: Readonly<Record<Questionnaire['state'], string>> = {
    draft: t`Draft`,
    published: t`Published`,
    retired: t`Retired`,
  };
  const questionKinds: Readonly<Record<AuditQuestion['kind'], string>> = {
    scale: t`0 to 4`,
    'yes-no': t`Yes or no`,
    text: t`Words`,
  };
  return { questionnaireKinds, questionnaireStates, questionKinds };
}

export const questionnaireTones: Readonly<Record<Questionnaire['state'], Tone>> = {
  draft: 'grey',
  published: 'green',
  retired: 'grey',
};
