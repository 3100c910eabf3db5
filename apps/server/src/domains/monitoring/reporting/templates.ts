import type { Api, Dimension, Input, TemplateSection } from '@chartroom/contract';
import { dimensions } from '@chartroom/contract';
import {
  type Answer,
  holdsEverywhere,
  invalidField,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import * as store from './store/templates.ts';

/** What a report asks for, in a version. */
export type Template = Omit<store.TemplateRow, 'authorId' | 'author' | 'recordedAt' | 'note'>;

const builtInSections: readonly TemplateSection[] = [
  { key: 'done', label: 'Done', help: 'What was finished since the last report', required: false },
  { key: 'problems', label: 'Problems', help: 'What went wrong, and what is done about it', required: false },
  { key: 'next', label: 'Next', help: 'What comes until the next report', required: false },
];

/** What reports hold until an organisation says otherwise. */
const builtIn: store.TemplateRow = {
  number: 0,
  class: null,
  name: 'Weekly update',
  dimensions,
  sections: builtInSections,
  review: false,
  note: 'The template every organisation starts with.',
  authorId: null,
  author: null,
  recordedAt: null,
};

type TemplateAnswer = Answer<Api['createReportTemplate']>;

/** Whether a version is the one new reports are written by. */
const isInForce = (all: readonly store.TemplateRow[], t: store.TemplateRow): boolean =>
  all.find(other => other.class === t.class) === t;

/** A template as the contract shows it. */
export const templateView = (
  { authorId, author, ...t }: store.TemplateRow,
  inForce: boolean,
): TemplateAnswer => ({
  ...t,
  // Only this module writes them, from the contract.
  dimensions: t.dimensions as readonly Dimension[],
  author: authorId === null ? null : { id: authorId, name: author ?? '' },
  inForce,
});

/** All versions, newest first, the built-in one last. */
export async function listReportTemplates(tx: Tx): Promise<Answer<Api['listReportTemplates']>> {
  const all = [...(await store.loadTemplates(tx)), builtIn];
  return {
    items: all.map(t => templateView(t, isInForce(all, t))),
    may: { create: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

/** The template that reports of a class of projects are written by now. */
export async function templateFor(tx: Tx, projectClass: string | null): Promise<store.TemplateRow> {
  const all = await store.loadTemplates(tx);
  return all.find(t => t.class === projectClass) ?? all.find(t => t.class === null) ?? builtIn;
}

/** The template that a report was written by; null for one that was written without. */
export async function templateNumbered(tx: Tx, number: number | null): Promise<store.TemplateRow | null> {
  if (number === null) return null;
  if (number === 0) return builtIn;
  return (await store.loadTemplates(tx)).find(t => t.number === number) ?? null;
}

/** Puts a new version in force for a class, or for all that have none; reports keep the version they were begun by. */
export async function createReportTemplate(
  tx: Tx,
  { body }: Input<Api['createReportTemplate']>,
): Promise<TemplateAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change what reports ask for');
  const keys = body.sections.map(s => s.key);
  const twice = keys.findIndex((key, i) => keys.indexOf(key) !== i);
  if (twice >= 0) {
    throw invalidField(
      `body.sections.${twice}.key`,
      `There is a section ${keys[twice]} already. Choose another key.`,
    );
  }
  const all = await store.loadTemplates(tx);
  const before = all.find(t => t.class === body.class) ?? null;
  const number = (all[0]?.number ?? 0) + 1;
  const template = { ...body, number, dimensions: [...new Set(body.dimensions)], authorId: tx.actor.person };
  await store.insertTemplate(tx, template);
  const { note, authorId: _, ...after } = template;
  record(tx, {
    name: 'monitoring.report-template.added',
    subject: { kind: 'report-template', id: String(number) },
    before: before === null ? null : { number: before.number, sections: before.sections },
    after,
    reason: note,
  });
  const added = await templateNumbered(tx, number);
  if (added === null) throw new Error('Broken assumption: a template just added is there');
  return templateView(added, true);
}
