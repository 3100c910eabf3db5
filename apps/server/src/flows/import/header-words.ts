import type { ImportMapping } from '@chartroom/contract';

/** A header taken apart: its words, and the currency and unit that its last word tells of. */
export interface HeaderWords {
  readonly words: readonly string[];
  readonly currency: string | null;
  readonly moneyUnit: ImportMapping['moneyUnit'] | null;
}

const codes = 'gbp|usd|eur|aud|cad|nzd|chf|sek|nok|dkk|jpy|inr|zar|sgd|hkd|brl|pln|cny';
const money = new RegExp(`^(${codes})(k|000s?|m|mn|million|bn|b)?$`);
const symbols: Readonly<Record<string, string>> = {
  '£': 'gbp',
  '€': 'eur',
  $: 'usd',
  '¥': 'jpy',
  '₹': 'inr',
};
const units: Readonly<Record<string, ImportMapping['moneyUnit']>> = {
  k: 'thousand',
  '000': 'thousand',
  '000s': 'thousand',
  thousand: 'thousand',
  m: 'million',
  mn: 'million',
  million: 'million',
  millions: 'million',
  b: 'billion',
  bn: 'billion',
  billion: 'billion',
};
const noise = new Set(['the', 'of', 'in', 'a', 'for', 'and', 'or', 'to', 'at', 'as']);

/** `lifecycle_cost_usdm` is the words lifecycle cost in millions of USD; `Start Date` and `startDate` are start date. */
export function headerWords(header: string): HeaderWords {
  const raw = header
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[£€$¥₹]/g, s => ` ${symbols[s] ?? ''}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(w => w !== '');
  let currency: string | null = null;
  let moneyUnit: HeaderWords['moneyUnit'] = null;
  const words: string[] = [];
  for (const word of raw) {
    const m = money.exec(word);
    if (m) {
      currency = (m[1] ?? '').toUpperCase();
      moneyUnit = units[m[2] ?? ''] ?? moneyUnit;
    } else if (units[word] && (currency !== null || words.length > 0)) moneyUnit = units[word];
    else words.push(word);
  }
  const telling = words.filter(w => !noise.has(w));
  return { words: telling.length > 0 ? telling : words, currency, moneyUnit };
}

/** One edit apart (a letter more, less or other), for words long enough that this is a slip or a plural. */
function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (s: string, from: number) => s.slice(from);
  return rest(a, i + 1) === rest(b, i + 1) || rest(a, i) === rest(b, i + 1) || rest(a, i + 1) === rest(b, i);
}

/** How alike two sets of words are, 0 to 1: shared words twice over all words (Dice, 1945); a near word counts 0.8. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex(w => oneEditApart(w, word));
    if (at < 0) continue;
    shared += exact >= 0 ? 1 : 0.8;
    left.splice(at, 1);
  }
  return (2 * shared) / (a.length + b.length);
}
