import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, id, line, may, version } from '../../base/schema.ts';
import { answersBody, assessmentView, questionnaire, questionnaireKey } from './questionnaire.ts';

export const maturityId = id('maturity');

export const maturity = z.object({
  id: maturityId,
  title: z.string(),
  day,
  questionnaire,
  view: assessmentView,
  level: z.int().nullable().describe('1 to 5; null before anything is answered'),
  sections: z.array(z.object({ title: z.string(), pct: z.number().nullable(), level: z.int().nullable() })),
  roadmap: z
    .array(
      z.object({
        question: z.string(),
        section: z.string(),
        step: z.string(),
        level: z.int(),
        target: z.int(),
      }),
    )
    .describe('What is lowest comes first; each step is one level'),
  version,
});
export type MaturityAssessment = z.infer<typeof maturity>;

export const listMaturity = endpoint({
  method: 'GET',
  path: '/api/maturity',
  summary: 'Assessments of the PMO’s maturity, newest first; at most 50',
  access: 'audit.read',
  output: z.object({ items: z.array(maturity), may: may('create') }),
});

export const createMaturity = endpoint({
  method: 'POST',
  path: '/api/maturity',
  summary: 'Begin an assessment of the PMO’s maturity',
  access: 'audit.edit',
  creates: true,
  body: z.object({ title: line(120), day, questionnaire: questionnaireKey.default('MATURITY-1') }),
  output: maturity,
});

export const answerMaturity = endpoint({
  method: 'PUT',
  path: '/api/maturity/:maturity',
  summary: 'Answer an assessment of maturity',
  access: 'audit.edit',
  versioned: true,
  params: z.object({ maturity: maturityId }),
  body: answersBody,
  output: maturity,
});
