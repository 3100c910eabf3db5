import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery, knownQuery } from '../base/page.ts';
import { currency, day, id, instant, line, may, minor, prose, version } from '../base/schema.ts';
import { personId, personRef } from '../register/person.ts';
import { projectId } from '../register/project.ts';

export const reportId = id('report');
export const scaleId = id('scale');
export const overrideId = id('override');

/** The common language of status, whatever scale was reported on. */
export const statuses = ['on-track', 'at-risk', 'off-track', 'unknown'] as const;
export const status = z.enum(statuses);
export type Status = (typeof statuses)[number];

export const dimensions = ['schedule', 'cost', 'scope', 'people', 'benefits', 'risk'] as const;
export type Dimension = (typeof dimensions)[number];

/** A rating exactly as said, the level it was recognised as, and the status that level stands for. */
export const rating = z.object({
  said: z.string(),
  level: z.string().nullable().describe('null: said, but not a colour of the scale (blank, Reset, Exempt)'),
  status,
});
export type Rating = z.infer<typeof rating>;

export const scaleLevel = z.object({
  key: z.string(),
  label: z.string(),
  status: z.enum(['on-track', 'at-risk', 'off-track']),
  synonyms: z.array(z.string()).default([]),
});
export const scale = z.object({ id: scaleId, name: z.string(), levels: z.array(scaleLevel), version });
export type Scale = z.infer<typeof scale>;

export const listScales = endpoint({
  method: 'GET',
  path: '/api/rating-scales',
  summary: 'The scales ratings are given on, with the status each level stands for; at most 50',
  access: 'report.read',
  output: z.object({ items: z.array(scale) }),
});

/** What a reason is given for: a dimension, the overall rating, a forecast. */
export const reasonKeys = [...dimensions, 'overall', 'forecast-finish', 'forecast-cost'] as const;
export type ReasonKey = (typeof reasonKeys)[number];

/** Why a report differs from what the data say, with a link to what shows it. */
export const reason = z.object({
  text: line(1000),
  evidence: z
    .object({
      label: line(120),
      url: z.url({ protocol: /^https?$/, message: 'Write an address that begins with https://.' }).max(2000),
    })
    .nullable()
    .default(null),
});
export type Reason = z.infer<typeof reason>;

/** A line of the narrative: written, or drafted from records and accepted; a discarded draft is remembered. */
export const reportLine = z.object({
  id: z.string().min(1).max(120).describe('Of a drafted line: what it tells of'),
  section: z.string().max(40),
  text: line(1000),
  source: z.string().max(300).nullable().default(null).describe('The record it was drafted from'),
  money: z.boolean().default(false).describe('It tells an amount: left out for who may not see money'),
  state: z.enum(['accepted', 'discarded']).default('accepted'),
});
export type ReportLine = z.infer<typeof reportLine>;

/** A decision that a report asks for. */
export const decision = z.object({
  id: z.string().min(1).max(60),
  title: line(300),
  detail: prose(1000).default(''),
  due: day.nullable().default(null),
  personId: personId.nullable().default(null).describe('Who is to decide, when it is a person'),
  who: z.string().trim().max(200).default('').describe('Who is to decide, in words'),
});
export type Decision = z.infer<typeof decision>;

export const report = z.object({
  id: reportId,
  projectId,
  asOf: day,
  revision: z.int().describe('2 and more: a correction of what was published before'),
  state: z.enum(['draft', 'in-review', 'published']),
  scale: z.object({ id: scaleId, name: z.string() }),
  overall: rating,
  dimensions: z.partialRecord(z.enum(dimensions), rating),
  narrative: z.string(),
  finishForecast: day.nullable(),
  costForecast: z.object({ minor, currency }).nullable(),
  author: personRef.nullable(),
  reason: z.string().nullable().describe('Why it was corrected'),
  template: z.int().nullable().describe('The version it was written by; 0 the built-in one, null without'),
  reasons: z.partialRecord(z.enum(reasonKeys), reason).describe('Why it differs from what the data say'),
  lines: z.array(reportLine),
  decisions: z.array(decision),
  writtenFor: personRef.nullable().describe('Whom a deputy wrote it for'),
  submittedBy: personRef.nullable(),
  reviewer: personRef.nullable().describe('Who approved or returned it'),
  reviewNote: z.string().nullable().describe('Why it was returned'),
  recordedAt: instant,
  publishedAt: instant.nullable(),
  version,
  may: may('edit', 'submit', 'publish', 'return', 'correct'),
});
export type Report = z.infer<typeof report>;

export const listReports = endpoint({
  method: 'GET',
  path: '/api/projects/:project/reports',
  summary: 'Status reports of a project, newest first',
  access: 'report.read',
  params: z.object({ project: projectId }),
  query: asOfQuery.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(report), nextCursor: z.string().nullable(), may: may('create') }),
});

// Without defaults: a change of a draft leaves alone what it does not name.
const reportFields = z.object({
  scaleId,
  overall: z.string().trim().max(60).describe('The rating as said'),
  dimensions: z.partialRecord(z.enum(dimensions), z.string().trim().max(60)),
  narrative: prose(20_000),
  finishForecast: day.nullable(),
  costForecastMinor: minor.nullable(),
  reasons: z.partialRecord(z.enum(reasonKeys), reason),
  lines: z.array(reportLine).max(100),
  decisions: z.array(decision).max(20),
});
const { shape } = reportFields;
const newReport = reportFields.extend({
  asOf: day,
  dimensions: shape.dimensions.default({}),
  narrative: shape.narrative.default(''),
  finishForecast: shape.finishForecast.default(null),
  costForecastMinor: shape.costForecastMinor.default(null),
  reasons: shape.reasons.default({}),
  lines: shape.lines.default([]),
  decisions: shape.decisions.default([]),
});

export const createReport = endpoint({
  method: 'POST',
  path: '/api/projects/:project/reports',
  summary: 'Start a draft status report',
  access: 'report.write',
  creates: true,
  params: z.object({ project: projectId }),
  body: newReport.extend({
    byTemplate: z
      .boolean()
      .default(false)
      .describe('Written by the template of the project’s class, which says what it must hold'),
  }),
  output: report,
  errors: ['conflict'],
});

export const updateReport = endpoint({
  method: 'PATCH',
  path: '/api/reports/:report',
  summary: 'Change a draft',
  access: 'report.write',
  versioned: true,
  params: z.object({ report: reportId }),
  body: reportFields.partial(),
  output: report,
  errors: ['conflict'],
});

export const publishReport = endpoint({
  method: 'POST',
  path: '/api/reports/:report/publish',
  summary: 'Publish a draft; from then on it cannot change',
  access: 'report.publish',
  versioned: true,
  params: z.object({ report: reportId }),
  output: report,
  errors: ['conflict'],
});

export const submitReport = endpoint({
  method: 'POST',
  path: '/api/reports/:report/submit',
  summary: 'Ask somebody else to review and publish a draft',
  access: 'report.write',
  versioned: true,
  params: z.object({ report: reportId }),
  output: report,
  errors: ['conflict'],
});

export const returnReport = endpoint({
  method: 'POST',
  path: '/api/reports/:report/return',
  summary: 'Give a submitted report back to who wrote it, with the reason',
  access: 'report.publish',
  versioned: true,
  params: z.object({ report: reportId }),
  body: z.object({ note: line(1000) }),
  output: report,
  errors: ['conflict'],
});

export const correctReport = endpoint({
  method: 'POST',
  path: '/api/reports/:report/corrections',
  summary: 'Publish a corrected revision of a published report, with the reason',
  access: 'report.publish',
  creates: true,
  params: z.object({ report: reportId }),
  body: reportFields.partial().extend({ reason: line(1000) }),
  output: report,
  errors: ['conflict'],
});

/** A part of the narrative that a template asks for. */
export const templateSection = z.object({
  key: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/, 'Use small letters, digits and hyphens, such as next-steps.'),
  label: line(60),
  help: prose(300).default(''),
  required: z.boolean().default(false),
});
export type TemplateSection = z.infer<typeof templateSection>;

/** What a report asks for, in a version, for the projects of one class or for all. */
export const reportTemplate = z.object({
  number: z.int().describe('0: the built-in one, until an organisation writes its own'),
  class: z.string().nullable().describe('null: every class without a template of its own'),
  name: z.string(),
  dimensions: z.array(z.enum(dimensions)),
  sections: z.array(templateSection),
  review: z.boolean().describe('Somebody else approves a report before it is published'),
  note: z.string(),
  author: personRef.nullable(),
  recordedAt: instant.nullable(),
  inForce: z.boolean(),
});
export type ReportTemplate = z.infer<typeof reportTemplate>;

export const listReportTemplates = endpoint({
  method: 'GET',
  path: '/api/report-templates',
  summary: 'Versions of what a report asks for, newest first; at most 200',
  access: 'rule.read',
  output: z.object({ items: z.array(reportTemplate), may: may('create') }),
});

export const createReportTemplate = endpoint({
  method: 'POST',
  path: '/api/report-templates',
  summary: 'Put a new version of a template in force, for a class of projects or for all',
  access: 'rule.edit',
  creates: true,
  body: z.object({
    class: line(60).nullable(),
    name: line(120),
    dimensions: z.array(z.enum(dimensions)).max(dimensions.length),
    sections: z.array(templateSection).min(1, 'Ask for one section at least.').max(12),
    review: z.boolean(),
    note: line(1000),
  }),
  output: reportTemplate,
});

export const override = z.object({
  id: overrideId,
  status: z.enum(['on-track', 'at-risk', 'off-track']),
  reason: z.string(),
  from: day,
  expires: day,
  author: personRef.nullable(),
  version,
});
export type Override = z.infer<typeof override>;

export const createOverride = endpoint({
  method: 'POST',
  path: '/api/projects/:project/override',
  summary: 'Set the computed status by hand, with a reason, until a day',
  access: 'status.override',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({
    status: z.enum(['on-track', 'at-risk', 'off-track']),
    reason: line(1000),
    expires: day,
  }),
  output: override,
  errors: ['conflict'],
});

export const withdrawOverride = endpoint({
  method: 'DELETE',
  path: '/api/projects/:project/override/:override',
  summary: 'Let the rules speak again',
  access: 'status.override',
  versioned: true,
  params: z.object({ project: projectId, override: overrideId }),
});

/** One threshold of the rules, for every class or for one. */
export const threshold = z.object({
  rule: z.string(),
  atRisk: z.number().nullable(),
  offTrack: z.number().nullable(),
});
export const ruleSet = z.object({
  number: z.int(),
  validFrom: day,
  note: z.string(),
  author: personRef.nullable(),
  recordedAt: instant,
  rules: z.unknown().describe('The engine’s RuleSet: thresholds by rule and project class'),
});
export type RuleSetRecord = z.infer<typeof ruleSet>;

export const listRuleSets = endpoint({
  method: 'GET',
  path: '/api/status-rules',
  summary: 'Versions of the rules that compute a status, newest first; at most 200',
  access: 'rule.read',
  query: knownQuery,
  output: z.object({ items: z.array(ruleSet), may: may('create') }),
});

export const createRuleSet = endpoint({
  method: 'POST',
  path: '/api/status-rules',
  summary: 'Put a new version of the rules in force from a day on',
  access: 'rule.edit',
  creates: true,
  body: z.object({ validFrom: day, note: line(1000), rules: z.unknown() }),
  output: ruleSet,
  errors: ['conflict'],
});

export const metric = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  scope: z.enum(['project', 'portfolio']),
  better: z.enum(['higher', 'lower', 'none']),
  formula: z.object({ words: z.string(), symbols: z.string() }),
  inputs: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string(), optional: z.boolean() })),
  version: z.int(),
  source: z.string(),
});
export type Metric = z.infer<typeof metric>;

export const listMetrics = endpoint({
  method: 'GET',
  path: '/api/metrics',
  summary: 'The metric catalogue',
  access: 'signed-in',
  output: z.object({ items: z.array(metric) }),
});
