import { i18n } from '@lingui/core';

/** Languages the product is translated into, by their own names; what is not translated yet shows in English. */
export const locales = { 'en-GB': 'English (UK)', de: 'Deutsch (teilweise)' } as const;
export type Locale = keyof typeof locales;

const key = 'chartroom.locale';
const isLocale = (text: string | null): text is Locale => text !== null && text in locales;

/** What the reader chose in this browser; English otherwise. */
export function chosenLocale(): Locale {
  const chosen = localStorage.getItem(key);
  return isLocale(chosen) ? chosen : 'en-GB';
}

type Catalogue = () => Promise<{ messages: Parameters<typeof i18n.load>[1] }>;

/** The texts of the first page, and those of all others; `lingui.config.ts` says which file's texts are in which. */
const catalogues: Readonly<Record<Locale, { readonly start: Catalogue; readonly others: Catalogue }>> = {
  'en-GB': {
    start: () => import('../locales/en-GB/start.po'),
    others: () => import('../locales/en-GB/messages.po'),
  },
  de: { start: () => import('../locales/de/start.po'), others: () => import('../locales/de/messages.po') },
};

/** The languages of which every text is loaded, or on its way. */
const loaded = new Map<Locale, Promise<void>>();

const loadOthers = (locale: Locale): Promise<void> => {
  const under = loaded.get(locale) ?? catalogues[locale].others().then(m => i18n.load(locale, m.messages));
  loaded.set(locale, under);
  // Asked for again the next time when the network was away.
  under.catch(() => loaded.delete(locale));
  return under;
};

/** Loads a language and makes it the page's. */
export async function activate(locale: Locale): Promise<void> {
  const others = loaded.size > 0 ? loadOthers(locale) : Promise.resolve();
  const [{ messages }] = await Promise.all([catalogues[locale].start(), others]);
  i18n.load(locale, messages);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

export async function chooseLocale(locale: Locale): Promise<void> {
  localStorage.setItem(key, locale);
  await activate(locale);
}

/** A part of the app that is loaded when it is first shown, with its texts. */
export const withTexts =
  <M>(load: () => Promise<M>): (() => Promise<M>) =>
  async () => {
    const [part] = await Promise.all([load(), loadOthers(chosenLocale())]);
    return part;
  };
