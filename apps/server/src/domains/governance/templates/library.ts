import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { personExists, todayIn } from '../../../register/index.ts';
import { shippedTemplates } from './shipped/shipped.ts';
import * as store from './store/templates.ts';
import { checkText, languageStates, placeholdersOf, textIn } from './text.ts';

type TemplateAnswer = Answer<Api['listDocumentTemplates']>['items'][number];
type PageAnswer = Answer<Api['getDocumentTemplate']>;

/** A template with its versions; one that comes with the product stands at its first until it is used. */
export interface Known extends store.TemplateRow {
  readonly versions: readonly store.VersionRow[];
  /** Whether it has rows of its own. */
  readonly stored: boolean;
}

const unused = (s: (typeof shippedTemplates)[number]): Known => ({
  ...{ key: s.key, kind: s.kind, type: s.type, own: false, ownerId: null, owner: null, reviewOn: null },
  ...{ state: 'published', version: 1, stored: false },
  versions: [
    {
      ...{
        templateKey: s.key,
        number: 1,
        state: 'published',
        texts: s.texts,
        note: 'Comes with the product',
      },
      ...{ writtenBy: null, writer: null, publishedAt: null },
    },
  ],
});

/** Every template of the organisation, those in use before those that never were. */
async function knownTemplates(tx: Tx): Promise<readonly Known[]> {
  const [rows, versions] = [await store.loadTemplates(tx), await store.loadVersions(tx)];
  const stored = rows.map(r => ({
    ...r,
    stored: true,
    versions: versions.filter(v => v.templateKey === r.key),
  }));
  const keys = new Set(rows.map(r => r.key));
  return [...stored, ...shippedTemplates.filter(s => !keys.has(s.key)).map(unused)];
}

/** English titles of the templates that documents are made of now, by their key. */
export async function documentTitles(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const published = (await knownTemplates(tx)).filter(t => t.state === 'published');
  return Object.fromEntries(published.map(t => [t.key, textIn(shownOf(t).texts, 'en-GB').title]));
}

const notFound = (key: string) => new AppError('not_found', `There is no template ${key.slice(0, 60)}.`);

/** One template. Throws `not_found`. */
export async function knownTemplate(tx: Tx, key: string): Promise<Known> {
  const [row] = await store.loadTemplates(tx, key);
  if (row) return { ...row, stored: true, versions: await store.loadVersions(tx, key) };
  const shipped = shippedTemplates.find(s => s.key === key);
  if (!shipped) throw notFound(key);
  return unused(shipped);
}

/** Gives a template that comes with the product rows of its own, so that what is made of it stays as it was. */
export async function adopt(tx: Tx, known: Known): Promise<void> {
  if (known.stored) return;
  const { key, kind, type, own, ownerId, reviewOn, state } = known;
  await store.insertTemplate(tx, { key, kind, type, own, ownerId, reviewOn, state });
  for (const v of known.versions) await store.insertVersion(tx, v);
}

export const publishedOf = (known: Known): store.VersionRow | undefined =>
  known.versions.findLast(v => v.state === 'published');
const draftOf = (known: Known): store.VersionRow | undefined => known.versions.find(v => v.state === 'draft');

const shownOf = (known: Known): store.VersionRow => {
  const shown = publishedOf(known) ?? known.versions.at(-1);
  if (!shown) throw new Error('Broken assumption: a template has a version');
  return shown;
};

type Usage = Awaited<ReturnType<typeof store.usage>>;

function view(
  tx: Tx,
  known: Known,
  { today, usage }: { readonly today: string; readonly usage: Usage },
): TemplateAnswer {
  const shown = shownOf(known);
  const { title, summary } = textIn(shown.texts, 'en-GB');
  const mayEdit = holdsEverywhere(tx.actor, 'rule.edit');
  const draft = draftOf(known);
  return {
    ...{ key: known.key, title, summary, kind: known.kind, type: known.type, own: known.own },
    owner: known.ownerId === null ? null : { id: known.ownerId, name: known.owner ?? '' },
    reviewOn: known.reviewOn,
    reviewOverdue: known.state !== 'retired' && known.reviewOn !== null && known.reviewOn < today,
    state: known.state,
    published: publishedOf(known)?.number ?? null,
    draft: draft?.number ?? null,
    usage: usage.filter(u => u.key === known.key).reduce((sum, u) => sum + u.count, 0),
    languages: languageStates(shown.texts),
    version: known.version,
    may: {
      edit: mayEdit,
      publish: mayEdit && draft !== undefined,
      retire: mayEdit && known.state === 'published',
    },
  };
}

export async function listTemplates(
  tx: Tx,
  { query }: Input<Api['listDocumentTemplates']>,
): Promise<Answer<Api['listDocumentTemplates']>> {
  const about = { today: await todayIn(tx), usage: await store.usage(tx) };
  const all = (await knownTemplates(tx)).map(k => view(tx, k, about));
  const wanted = (t: TemplateAnswer) =>
    (query.kind === undefined || t.kind === query.kind) &&
    (query.state === undefined || t.state === query.state) &&
    (query.overdue === undefined || t.reviewOverdue) &&
    (query.language === undefined ||
      t.languages.some(l => l.language === query.language && l.state !== 'missing'));
  return {
    items: all.filter(wanted).toSorted((a, b) => (a.title < b.title ? -1 : 1)),
    types: [...new Set(all.map(t => t.type))].sort(),
    may: { create: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

/** A template as its page shows it: at a version, else the published one. */
export async function templatePage(tx: Tx, key: string, number?: number): Promise<PageAnswer> {
  const known = await knownTemplate(tx, key);
  const usage = await store.usage(tx);
  const shown = number === undefined ? shownOf(known) : known.versions.find(v => v.number === number);
  if (!shown) throw new AppError('not_found', `${key} has no version ${number}.`);
  const placeholders = placeholdersOf(textIn(shown.texts, 'en-GB'));
  const files = await store.loadFiles(tx, key);
  return {
    ...view(tx, known, { today: await todayIn(tx), usage }),
    number: shown.number,
    numberState: shown.state,
    text: shown.texts,
    versions: known.versions.map(v => ({
      ...{ number: v.number, state: v.state, note: v.note, at: v.publishedAt },
      by: v.writtenBy === null ? null : { id: v.writtenBy, name: v.writer ?? '' },
      usage: usage.find(u => u.key === key && u.number === v.number)?.count ?? 0,
    })),
    files: files.map(f => ({
      ...{ format: f.format, name: f.name, uploadedAt: f.uploadedAt },
      uploadedBy: f.uploadedBy === null ? null : { id: f.uploadedBy, name: f.uploader ?? '' },
      known: f.placeholders.filter(p => placeholders.includes(p)),
      unknown: f.placeholders.filter(p => !placeholders.includes(p)),
    })),
    placeholders,
  };
}

/** Adds a template, as a draft that asks for one text. */
export async function createTemplate(
  tx: Tx,
  { body }: Input<Api['createDocumentTemplate']>,
): Promise<PageAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add templates');
  const { key, kind, type, title } = body;
  if ((await knownTemplates(tx)).some(t => t.key === key))
    throw new AppError('conflict', `There is a template ${key} already. Choose another key.`, {
      fields: [{ path: 'body.key', message: 'This key is taken.' }],
    });
  const first = {
    key: 'text',
    label: 'Text',
    type: 'long-text',
    help: '',
    example: '',
    required: true,
  } as const;
  const texts = {
    'en-GB': {
      title,
      summary: '',
      sections: [{ key: 'first', title: 'First section', help: '', fields: [first] }],
    },
  };
  await store.insertTemplate(tx, {
    ...{ key, kind, type, own: true, ownerId: tx.actor.person, reviewOn: null, state: 'draft' },
  });
  await store.insertVersion(tx, { templateKey: key, number: 1, state: 'draft', texts, note: '' });
  record(tx, { name: 'governance.template.added', subject: { kind: 'template', id: key }, after: body });
  return templatePage(tx, key);
}

/** A template to change: checked against the version that was read, and with rows of its own. */
export async function templateToChange(tx: Tx, key: string, version: number): Promise<Known> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change templates');
  const known = await knownTemplate(tx, key);
  await mustBeCurrent(known.version, version, () => templatePage(tx, key));
  await adopt(tx, known);
  return known;
}

export async function updateTemplate(
  tx: Tx,
  { params, body }: Input<Api['updateDocumentTemplate']>,
  version: number,
): Promise<PageAnswer> {
  const before = await templateToChange(tx, params.template, version);
  if (body.ownerId && !(await personExists(tx, body.ownerId)))
    throw invalidField('body.ownerId', 'There is no such person. Choose one of the list.');
  const after = {
    ownerId: body.ownerId === undefined ? before.ownerId : body.ownerId,
    reviewOn: body.reviewOn === undefined ? before.reviewOn : body.reviewOn,
  };
  await store.updateTemplate(tx, before.key, { ...after, state: before.state });
  record(tx, {
    name: 'governance.template.changed',
    subject: { kind: 'template', id: before.key },
    before: { ownerId: before.ownerId, reviewOn: before.reviewOn },
    after,
  });
  return templatePage(tx, before.key);
}

/** Begins the next version, as a copy of the last. */
export async function startDraft(tx: Tx, key: string, version: number): Promise<PageAnswer> {
  const known = await templateToChange(tx, key, version);
  const draft = draftOf(known);
  if (draft) throw new AppError('conflict', `Version ${draft.number} is being written already.`);
  const last = shownOf(known);
  const number = last.number + 1;
  await store.insertVersion(tx, { templateKey: key, number, state: 'draft', texts: last.texts, note: '' });
  await store.updateTemplate(tx, key, known);
  record(tx, {
    name: 'governance.template.draft-begun',
    subject: { kind: 'template', id: key },
    after: { number },
  });
  return templatePage(tx, key, number);
}

/** Writes a draft in one language. */
export async function writeDraft(
  tx: Tx,
  { params, body }: Input<Api['writeTemplateDraft']>,
  version: number,
): Promise<PageAnswer> {
  const known = await templateToChange(tx, params.template, version);
  const found = known.versions.find(v => v.number === body.number);
  if (!found) throw invalidField('body.number', `${known.key} has no version ${body.number}.`);
  if (found.state === 'published')
    throw new AppError(
      'conflict',
      `Version ${found.number} is in use and stays as it is. Begin a draft, change that, and publish it.`,
    );
  checkText(body.text);
  await store.writeDraft(tx, known.key, {
    number: found.number,
    texts: { ...found.texts, [body.language]: body.text },
  });
  await store.updateTemplate(tx, known.key, known);
  record(tx, {
    name: 'governance.template.draft-written',
    subject: { kind: 'template', id: known.key },
    before: { text: found.texts[body.language] ?? null },
    after: { number: found.number, language: body.language, text: body.text },
  });
  return templatePage(tx, known.key, found.number);
}

/** Publishes the draft: documents are made of it from now on; those that there are keep theirs. */
export async function publishTemplate(
  tx: Tx,
  { params, body }: Input<Api['publishDocumentTemplate']>,
  version: number,
): Promise<PageAnswer> {
  const known = await templateToChange(tx, params.template, version);
  const draft = draftOf(known);
  if (!draft) throw new AppError('conflict', `${known.key} has no draft to publish. Begin one.`);
  if (body.reviewOn <= (await todayIn(tx))) throw invalidField('body.reviewOn', 'Choose a day to come.');
  for (const text of Object.values(draft.texts)) checkText(text);
  await store.publishVersion(tx, known.key, { number: draft.number, note: body.note });
  await store.updateTemplate(tx, known.key, { ...known, reviewOn: body.reviewOn, state: 'published' });
  record(tx, {
    name: 'governance.template.published',
    subject: { kind: 'template', id: known.key },
    before: { published: publishedOf(known)?.number ?? null, reviewOn: known.reviewOn },
    after: { published: draft.number, reviewOn: body.reviewOn },
    reason: body.note || null,
  });
  return templatePage(tx, known.key);
}

export async function retireTemplate(
  tx: Tx,
  { params, body }: Input<Api['retireDocumentTemplate']>,
  version: number,
): Promise<PageAnswer> {
  const known = await templateToChange(tx, params.template, version);
  if (known.state === 'retired') throw new AppError('conflict', `${known.key} is retired already.`);
  await store.updateTemplate(tx, known.key, { ...known, state: 'retired' });
  record(tx, {
    name: 'governance.template.retired',
    subject: { kind: 'template', id: known.key },
    before: { state: known.state },
    after: { state: 'retired' },
    reason: body.reason,
  });
  return templatePage(tx, known.key);
}
