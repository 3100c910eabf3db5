import { z } from 'zod';
import { line, prose } from '../../base/schema.ts';
import type { documentLanguages, templateKinds } from './template-choices.ts';

export type TemplateKind = (typeof templateKinds)[number];

export type DocumentLanguage = (typeof documentLanguages)[number];

export const documentFieldTypes = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'person',
  'list',
  'table',
  'checklist',
] as const;
export type TemplateFieldType = (typeof documentFieldTypes)[number];

export const columnTypes = ['text', 'number', 'money', 'date', 'person', 'list'] as const;

/** Facts of a project that a field may be filled from, each with the type of field it fits. */
export const fieldSources = {
  'project.name': 'text',
  'project.key': 'text',
  'project.description': 'long-text',
  'project.class': 'text',
  'project.category': 'text',
  'project.state': 'text',
  'project.unit': 'text',
  'project.portfolio': 'text',
  'project.programme': 'text',
  'project.manager': 'person',
  'project.sponsor': 'person',
  'project.startBaseline': 'date',
  'project.startForecast': 'date',
  'project.startActual': 'date',
  'project.finishBaseline': 'date',
  'project.finishForecast': 'date',
  'project.finishActual': 'date',
  'project.costBaseline': 'money',
  'project.costForecast': 'money',
  'project.spent': 'money',
  'project.yearBudget': 'money',
  'project.benefitsBaseline': 'money',
  'project.benefitsForecast': 'money',
  'project.milestones': 'table',
  'report.day': 'date',
  'report.overall': 'text',
  'report.narrative': 'long-text',
  'organisation.name': 'text',
  today: 'date',
} as const satisfies Readonly<Record<string, TemplateFieldType>>;
export type FieldSource = keyof typeof fieldSources;
const sourceNames = Object.keys(fieldSources) as [FieldSource, ...FieldSource[]];

const key = z.string().regex(/^[a-z0-9-]{1,40}$/, 'Use small letters, digits and hyphens, such as why-now.');
const choices = z.array(line(80)).max(50).optional();

const column = z.object({ key, label: line(80), type: z.enum(columnTypes), choices });
export type TemplateColumn = z.infer<typeof column>;

/** One thing that a document asks for, with how to answer it well. */
export const templateField = z.object({
  key,
  label: line(120),
  type: z.enum(documentFieldTypes),
  help: prose(1_000),
  example: prose(4_000),
  required: z.boolean(),
  minLength: z.int().min(0).max(2_000).optional().describe('Of a text, in characters'),
  source: z.enum(sourceNames).nullable().optional().describe('The fact of the project it is filled from'),
  choices: choices.describe('Of a list'),
  columns: z.array(column).max(12).optional().describe('Of a table'),
  items: z
    .array(z.object({ key, label: line(200) }))
    .max(60)
    .optional()
    .describe('Of a checklist'),
});
export type TemplateField = z.infer<typeof templateField>;

export const documentSection = z.object({
  key,
  title: line(120),
  help: prose(1_000),
  fields: z.array(templateField).min(1, 'Give the section a field.').max(30),
});
export type DocumentSection = z.infer<typeof documentSection>;

/** What a template says in one language. */
export const templateText = z.object({
  title: line(120),
  summary: prose(500),
  sections: z.array(documentSection).min(1, 'Give the template a section.').max(20),
});
export type TemplateText = z.infer<typeof templateText>;
