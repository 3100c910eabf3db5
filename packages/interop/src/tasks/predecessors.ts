import type { LinkType, PlanLink } from '@chartroom/engine';
import { readDuration, type UnitLengths, writeDuration } from './duration-text.ts';

/** One entry of a predecessor list: whom it names and how it is linked. */
export interface WrittenLink {
  readonly ref: string;
  readonly link: Omit<PlanLink, 'predUid' | 'succUid'>;
}

const types: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

/** Reads `3`, `3FS+2 days`, `1.2SS-50%`, separated by commas or semicolons; what is not understood comes back as `unread`. */
export function readPredecessors(
  text: string,
  lengths: UnitLengths,
): { readonly links: readonly WrittenLink[]; readonly unread: readonly string[] } {
  const links: WrittenLink[] = [];
  const unread: string[] = [];
  for (const entry of text
    .split(/[;,]/)
    .map(e => e.trim())
    .filter(e => e !== '')) {
    const m = /^(.+?)\s*(?:(FS|SS|FF|SF)\s*)?(?:([+-])\s*(\d+(?:\.\d+)?)\s*(%|e?[a-z]+)?\??)?$/i.exec(entry);
    const ref = m?.[1]?.trim();
    if (!m || ref === undefined) {
      unread.push(entry);
      continue;
    }
    const type = types.find(t => t === m[2]?.toUpperCase()) ?? 'FS';
    const sign = m[3] === '-' ? -1 : 1;
    if (m[4] === undefined) links.push({ ref, link: { type } });
    else if (m[5] === '%')
      links.push({ ref, link: { type, lagPercent: sign * Number(m[4]), lagUnit: 'percent' } });
    else {
      const lag = readDuration(`${m[4]}${m[5] ?? ''}`, lengths);
      if (lag === null) unread.push(entry);
      else
        links.push({
          ref,
          link: {
            type,
            lagSec: sign * lag.sec || undefined,
            lagUnit: lag.unit,
            lagElapsed: lag.elapsed ? true : undefined,
          },
        });
    }
  }
  return { links, unread };
}

/** Writes one link as `3SS+2 days`; finish to start without lag is only the number. */
export function writePredecessor(ref: number, link: PlanLink, lengths: UnitLengths): string {
  const percent = link.lagPercent;
  const sec = link.lagSec ?? 0;
  const signed = (n: number, text: string) => `${n < 0 ? '-' : '+'}${text}`;
  const lag =
    percent !== undefined
      ? signed(percent, `${Math.abs(percent)}%`)
      : sec === 0
        ? ''
        : signed(
            sec,
            writeDuration(
              { sec: Math.abs(sec), unit: link.lagUnit, elapsed: link.lagElapsed === true, estimated: false },
              lengths,
            ),
          );
  return link.type === 'FS' && lag === '' ? String(ref) : `${ref}${link.type}${lag}`;
}
