import type { ShippedTemplate } from './ask.ts';

type Sections = NonNullable<ShippedTemplate['texts']['en-GB']>['sections'];
/** A template of a document in the first language. */
export const document = (
  [key, type]: readonly [key: string, type: string],
  [title, summary]: readonly [title: string, summary: string],
  sections: Sections,
): ShippedTemplate => ({
  ...{ key, type, kind: 'document' },
  texts: { 'en-GB': { title, summary, sections } },
});
