import { linkTypes, type TemplateTask } from '@chartroom/contract';

type Link = TemplateTask['links'][number];
type Rows = readonly Pick<TemplateTask, 'id'>[];

const numbered = /^(\d+)\s*(FS|SS|FF|SF)?\s*([+-]\s*\d+(?:\.\d+)?)?$/i;
const named = /^([a-z0-9-]*[a-z][a-z0-9-]*)(?:\s+(FS|SS|FF|SF))?(?:\s+([+-]\s*\d+(?:\.\d+)?))?$/i;

/** Links as people write them: `3`, `4SS+2`; by its id where the task is in another template. */
export const linksAsText = (links: readonly Link[], rows: Rows): string =>
  links
    .map(({ to, type, lagDays }) => {
      const row = rows.findIndex(r => r.id === to) + 1;
      const lag = lagDays === 0 ? '' : `${lagDays > 0 ? '+' : ''}${lagDays}`;
      const plain = type === 'FS' && lag === '';
      if (row > 0) return plain ? `${row}` : `${row}${type}${lag}`;
      return [to, plain ? '' : type, lag].filter(x => x !== '').join(' ');
    })
    .join(', ');

/** Links out of what was typed, or the first word that is none. */
export function linksInText(
  text: string,
  rows: Rows,
): { readonly links: readonly Link[] } | { readonly wrong: string } {
  const links: Link[] = [];
  for (const word of text.split(/[,;]/).map(w => w.trim())) {
    if (word === '') continue;
    const found = numbered.exec(word) ?? named.exec(word);
    const id = found?.[1] ?? '';
    const to = numbered.test(word) ? rows[Number(id) - 1]?.id : id;
    if (found === null || to === undefined || to === '') return { wrong: word };
    const type = linkTypes.find(t => t === (found[2] ?? 'FS').toUpperCase()) ?? 'FS';
    const lagDays = Number((found[3] ?? '0').replaceAll(/\s/g, ''));
    links.push({ to, type, lagDays });
  }
  return { links };
}
