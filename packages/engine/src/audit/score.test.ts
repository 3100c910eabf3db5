import { describe, expect, it } from 'vitest';
import { maturityLevel, scoreAnswers } from './score.ts';

const questions = [
  { id: 'a', kind: 'scale', weight: 3 },
  { id: 'b', kind: 'yes-no', weight: 1 },
  { id: 'c', kind: 'text', weight: 1 },
] as const;
const answer = (question: string, score: number | null, na = false) => ({ question, score, na });

describe('the score of a questionnaire', () => {
  it.each([
    ['nothing answered', [], { pct: null, answered: 0, of: 2 }],
    ['weights count', [answer('a', 4), answer('b', 0)], { pct: 75, answered: 2, of: 2 }],
    ['only what is answered', [answer('b', 4)], { pct: 100, answered: 1, of: 2 }],
    ['n/a is left out', [answer('a', 2), answer('b', null, true)], { pct: 50, answered: 1, of: 1 }],
    ['words have no score', [answer('c', 4)], { pct: null, answered: 0, of: 2 }],
  ])('R3.2 %s', (_, answers, score) => {
    expect(scoreAnswers(questions, answers)).toEqual(score);
  });

  it('R3.2 a mean stands for a level from one to five', () => {
    expect([0, 19.9, 20, 60, 100].map(maturityLevel)).toEqual([1, 1, 2, 4, 5]);
    expect(maturityLevel(null)).toBe(null);
  });
});
