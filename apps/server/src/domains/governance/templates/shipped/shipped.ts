import type { ShippedTemplate } from './ask.ts';
import { checklists } from './checklists.ts';
import { closing } from './closing.ts';
import { controlling } from './controlling.ts';
import { german } from './german.ts';
import { initiating } from './initiate.ts';
import { planning } from './planning.ts';
import { registers } from './registers.ts';
import { translated } from './translate.ts';

const inGerman = (t: ShippedTemplate): ShippedTemplate => {
  const to = german[t.key];
  const text = t.texts['en-GB'];
  return to && text ? { ...t, texts: { ...t.texts, de: translated(text, to) } } : t;
};

/** The templates that come with the product, in our own words. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  ...initiating,
  ...planning,
  ...controlling,
  ...closing,
  ...registers,
  ...checklists,
].map(inGerman);
