import type { AssessmentView, GivenAuditAnswer, Questionnaire } from '@chartroom/contract';
import { scoreAnswers } from '@chartroom/engine';
import { invalidField } from '../../../../platform/index.ts';
import { questionsOf } from './questionnaires.ts';

/** What one side has answered, as it is stored. */
export interface StoredAnswers {
  readonly answers: readonly GivenAuditAnswer[];
  readonly answeredBy: string | null;
  readonly answerer: string | null;
  readonly recordedAt: string;
  readonly version: number;
}

/** Refuses answers to what is not asked, twice to the same, or by a score that the question does not take. */
export function mustAnswer(questionnaire: Questionnaire, answers: readonly GivenAuditAnswer[]): void {
  const asked = new Map(questionsOf(questionnaire).map(q => [q.id, q]));
  const seen = new Set<string>();
  answers.forEach((a, i) => {
    const path = `body.answers.${i}`;
    const question = asked.get(a.question);
    if (question === undefined)
      throw invalidField(`${path}.question`, `${questionnaire.key} does not ask “${a.question}”.`);
    if (seen.has(a.question)) throw invalidField(`${path}.question`, `“${a.question}” is answered twice.`);
    seen.add(a.question);
    if (question.kind === 'text' && a.score !== null)
      throw invalidField(`${path}.score`, 'This question is answered in words. Leave the score out.');
    if (question.kind === 'yes-no' && a.score !== null && a.score !== 0 && a.score !== 4)
      throw invalidField(`${path}.score`, 'Answer yes with 4 and no with 0.');
  });
}

/** One side of a questionnaire with its score; what is not stored yet is empty, at version 1. */
export function answersView(
  questionnaire: Questionnaire,
  stored: StoredAnswers | null,
  mayAnswer: boolean,
): AssessmentView {
  const answers = stored?.answers ?? [];
  const by = stored?.answeredBy ?? null;
  return {
    answers: [...answers],
    score: scoreAnswers(questionsOf(questionnaire), answers),
    by: by === null ? null : { id: by as never, name: stored?.answerer ?? '' },
    at: stored?.recordedAt ?? null,
    version: (stored?.version ?? 0) + 1,
    may: { answer: mayAnswer },
  };
}
