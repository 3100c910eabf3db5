import type { Questionnaire } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import css from './cycle.module.css';
import { useQuestionnaireWords } from './questionnaire-words.ts';

/** The sections and questions of a version, to read. */
export function QuestionnaireText({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useQuestionnaireWords();
  return (
    <Stack>
      {questionnaire.sections.map(section => (
        <Card key={section.title} title={section.title} more={section.questions.length} flush>
          <table>
            <thead>
              <tr>
                <th scope="col">{t`Question`}</th>
                <th scope="col">{t`Answered by`}</th>
                <th scope="col" data-right>{t`Weight`}</th>
              </tr>
            </thead>
            <tbody>
              {section.questions.map(q => (
                <tr key={q.id}>
                  <td className={css.wide}>
                    {q.text}
                    <div className="small faint">{[q.standard, q.evidence].filter(Boolean).join('. ')}</div>
                  </td>
                  <td>{words.questionKinds[q.kind]}</td>
                  <td data-right>{q.kind === 'text' ? '—' : format.number(q.weight, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      ))}
    </Stack>
  );
}
