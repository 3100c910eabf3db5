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

const catalogues: Readonly<Record<Locale, () => Promise<{ messages: Parameters<typeof i18n.load>[1] }>>> = {
  'en-GB': () => import('../locales/en-GB/messages.po'),
  de: () => import('../locales/de/messages.po'),
};

/** Loads a language and makes it the page's. */
export async function activate(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  i18n.load(locale, messages);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

export async function chooseLocale(locale: Locale): Promise<void> {
  localStorage.setItem(key, locale);
  await activate(locale);
}
