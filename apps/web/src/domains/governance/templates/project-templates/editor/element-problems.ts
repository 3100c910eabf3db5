import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { fieldMessages } from '../../../../../ui/form/use-form.ts';

type Part = Exclude<keyof ProjectTemplateDefinition, 'method'>;

/** What an element is called within its list. */
export const idIn = (part: Part, element: object | undefined): string => {
  const { id, template, field } = (element ?? {}) as Readonly<Record<string, string | undefined>>;
  return (part === 'documents' ? template : part === 'fields' ? field : id) ?? '';
};

/** What the server refused, by element such as `tasks:dig`, so that it stays with it when rows move. */
export function elementProblems(
  error: unknown,
  sent: ProjectTemplateDefinition,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, message] of Object.entries(fieldMessages(error))) {
    const [, part, position] = /^definition\.([a-z]+)\.(\d+)/.exec(path) ?? [];
    if (part === undefined || !(part in sent)) continue;
    const list = sent[part as Part] ?? [];
    const id = idIn(part as Part, list[Number(position)]);
    if (id !== '' && !found.has(`${part}:${id}`)) found.set(`${part}:${id}`, message);
  }
  return found;
}
