import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { instant, line, may, prose, version } from '../../base/schema.ts';
import { personRef } from '../../register/person.ts';

/** A questionnaire and its number: `HEALTH-1`. */
export const questionnaireKey = z
  .string()
  .regex(/^[A-Z]{2,12}-\d{1,3}$/, 'Write a questionnaire and its number, such as HEALTH-1.');

export const questionnaireKinds = ['health', 'gateway', 'maturity'] as const;
export const questionKinds = ['scale', 'yes-no', 'text'] as const;

const question = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'Use small letters, digits and hyphens.'),
  text: line(300),
  kind: z.enum(questionKinds),
  weight: z.int().min(0).max(10),
  standard: prose(200).default('').describe('The standard it comes from'),
  evidence: prose(300).default('').describe('What is looked at'),
});
export type AuditQuestion = z.infer<typeof question>;

const section = z.object({ title: line(100), questions: z.array(question).min(1).max(40) });

const questionnaireBody = z.object({
  title: line(120),
  kind: z.enum(questionnaireKinds),
  sections: z.array(section).min(1).max(20),
});

export const questionnaire = questionnaireBody.extend({
  key: questionnaireKey,
  code: z.string(),
  number: z.int(),
  state: z.enum(['draft', 'published', 'retired']),
  shipped: z.boolean().describe('Comes with the product'),
  used: z.boolean().describe('Asked in an audit or an assessment: not changed any more'),
  version,
  may: may('edit', 'publish', 'retire'),
});
export type Questionnaire = z.infer<typeof questionnaire>;

export const listQuestionnaires = endpoint({
  method: 'GET',
  path: '/api/questionnaires',
  summary: 'Questionnaires of audits, reviews and the assessment of maturity, every version; at most 200',
  access: 'audit.read',
  output: z.object({ items: z.array(questionnaire), may: may('create') }),
});

export const createQuestionnaire = endpoint({
  method: 'POST',
  path: '/api/questionnaires',
  summary: 'Draft a questionnaire, or the next version of one that has this code',
  access: 'rule.edit',
  creates: true,
  body: questionnaireBody.extend({
    questionnaireCode: z
      .string()
      .regex(/^[A-Z]{2,12}$/, 'Write two to twelve capital letters, such as HEALTH.'),
  }),
  output: questionnaire,
  errors: ['conflict'],
});

export const updateQuestionnaire = endpoint({
  method: 'PATCH',
  path: '/api/questionnaires/:questionnaire',
  summary: 'Change a draft, publish it, or retire a version; what is in use is not edited',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ questionnaire: questionnaireKey }),
  body: questionnaireBody
    .partial()
    .extend({ state: z.enum(['published', 'retired']).optional(), reason: prose(500).default('') }),
  output: questionnaire,
  errors: ['conflict'],
});

/** Where evidence is: on the web by https, or in the product by its path; nothing that runs. */
export const evidenceUrl = z
  .string()
  .trim()
  .max(2_000)
  .regex(
    /^(https:\/\/[^\s\\]+|\/[A-Za-z][^\s\\]*)$/,
    'Write an address that begins with https:// or a path in this product, such as /projects/PRJ-0001.',
  );

export const evidenceLink = z.object({ label: line(200), url: evidenceUrl });
export type EvidenceLink = z.infer<typeof evidenceLink>;

/** 0 to 4, where a yes is 4 and a no 0; null: not answered. */
export const givenAnswer = z.object({
  question: z.string().max(40),
  score: z.int().min(0).max(4).nullable().default(null),
  na: z.boolean().default(false).describe('Does not apply: left out of the score'),
  note: prose(2_000).default(''),
  links: z.array(evidenceLink).max(10).default([]),
});
export type GivenAuditAnswer = z.infer<typeof givenAnswer>;

export const answersBody = z.object({ answers: z.array(givenAnswer).max(400) });

export const questionnaireScore = z.object({
  pct: z.number().nullable().describe('Weighted mean of what is answered; null when nothing is'),
  answered: z.int(),
  of: z.int(),
});

/** What one side said. */
export const assessmentView = z.object({
  answers: z.array(givenAnswer),
  score: questionnaireScore,
  by: personRef.nullable(),
  at: instant.nullable(),
  version,
  may: may('answer'),
});
export type AssessmentView = z.infer<typeof assessmentView>;
