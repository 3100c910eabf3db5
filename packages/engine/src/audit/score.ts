/** A question as far as its score goes; one that is answered in words has none. */
export interface ScoredQuestion {
  readonly id: string;
  readonly kind: 'scale' | 'yes-no' | 'text';
  readonly weight: number;
}

/** 0 to 4; null: not answered. `na`: does not apply, left out of the mean. */
export interface GivenAnswer {
  readonly question: string;
  readonly score: number | null;
  readonly na: boolean;
}

export interface QuestionnaireScore {
  /** Weighted mean of what is answered, from 0 to 100 with one decimal; null when nothing is. */
  readonly pct: number | null;
  readonly answered: number;
  /** Questions that count: with a score, and not said to be not applicable. */
  readonly of: number;
}

/** The weighted mean of answered questions: n/a and what is answered in words are left out. */
export function scoreAnswers(
  questions: readonly ScoredQuestion[],
  answers: readonly GivenAnswer[],
): QuestionnaireScore {
  const given = new Map(answers.map(a => [a.question, a]));
  const counting = questions.filter(q => q.kind !== 'text' && given.get(q.id)?.na !== true);
  const scored = counting.flatMap(q => {
    const score = given.get(q.id)?.score ?? null;
    return score === null || q.weight <= 0 ? [] : [{ weight: q.weight, score }];
  });
  const weight = scored.reduce((sum, s) => sum + s.weight, 0);
  const sum = scored.reduce((total, s) => total + s.weight * s.score, 0);
  return {
    pct: weight === 0 ? null : Math.round((1000 * sum) / (4 * weight)) / 10,
    answered: scored.length,
    of: counting.length,
  };
}

/** The level of maturity, 1 to 5, that a mean from 0 to 100 stands for; null without one. */
export const maturityLevel = (pct: number | null): number | null =>
  pct === null ? null : Math.min(5, Math.max(1, Math.floor(pct / 20) + 1));
