import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, instant, may, prose, version } from '../base/schema.ts';
import { personRef } from '../register/person.ts';
import { portfolioId } from '../register/portfolio.ts';
import { projectId } from '../register/project.ts';

/** A project whose report is due, or soon will be. */
export const missingReport = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  manager: personRef.nullable(),
  deputy: personRef.nullable().describe('Who stands in for the manager today'),
  portfolio: z.string().nullable(),
  lastReport: day.nullable(),
  cadenceDays: z.int(),
  due: day,
  overdueDays: z.int().describe('Negative: so many days to go'),
  draft: z.enum(['none', 'draft', 'in-review']),
  remindedAt: instant.nullable(),
  may: may('remind', 'write'),
});
export type MissingReport = z.infer<typeof missingReport>;

export const listMissingReports = endpoint({
  method: 'GET',
  path: '/api/missing-reports',
  summary: 'Who has not reported: overdue projects, the longest first, at most 1,000; and those due soon',
  access: 'report.read',
  query: z.object({
    portfolio: portfolioId.optional(),
    within: z.coerce.number().int().min(0).max(31).default(0).describe('Also due in so many days'),
  }),
  output: z.object({
    today: day,
    items: z.array(missingReport),
    ages: z.array(z.object({ from: z.int(), to: z.int().nullable(), count: z.int() })),
    may: may('remind'),
  }),
});

export const remindOfReports = endpoint({
  method: 'POST',
  path: '/api/missing-reports/remind',
  summary: 'Remind who manages these projects, and who stands in for them, by mail with a link to the report',
  access: 'report.remind',
  creates: true,
  body: z.object({
    projectIds: z.array(projectId).min(1, 'Choose a project at least.').max(200),
    note: prose(500).default(''),
  }),
  output: z.object({
    reminded: z.int().describe('People told'),
    withoutAddress: z
      .array(z.string())
      .describe('Keys of projects that nobody with an e-mail address manages'),
  }),
});

/** How an organisation reminds of reports by itself. */
export const reminderRules = z.object({
  automatic: z.boolean(),
  dayBefore: z.boolean(),
  onDue: z.boolean(),
  afterDays: z.int().min(1).max(365).nullable(),
  everyDays: z.int().min(1).max(365).nullable(),
  untilDays: z.int().min(0).max(1000),
  hour: z.int().min(0).max(23).describe('Not before this hour of the organisation’s day'),
});

export const getReminderRules = endpoint({
  method: 'GET',
  path: '/api/reminder-rules',
  summary: 'How the organisation reminds of reports by itself',
  access: 'rule.read',
  output: reminderRules.extend({ version, may: may('edit') }),
});

export const updateReminderRules = endpoint({
  method: 'PUT',
  path: '/api/reminder-rules',
  summary: 'Change how the organisation reminds of reports by itself',
  access: 'rule.edit',
  versioned: true,
  body: reminderRules,
  output: reminderRules.extend({ version, may: may('edit') }),
});
