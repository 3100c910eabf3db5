import type { FieldOption } from '@chartroom/contract';

/**
 * Values of a list as lines of text, each `code = label`, or its label alone; in a tree two spaces deeper than the
 * value it stands under. A line that begins with `-` is retired.
 */
export function textOfOptions(options: readonly FieldOption[]): string {
  const lines: string[] = [];
  const add = (parent: string | null, depth: number): void => {
    for (const o of options.filter(x => x.parent === parent)) {
      const said = o.code === o.label ? o.label : `${o.code} = ${o.label}`;
      lines.push(`${'  '.repeat(depth)}${o.retired ? '- ' : ''}${said}`);
      if (depth < 10) add(o.code, depth + 1);
    }
  };
  add(null, 0);
  return lines.join('\n');
}

/** The values that lines of text say; the depth of a line says what it stands under. */
export function optionsOfText(text: string): FieldOption[] {
  const above: { readonly depth: number; readonly code: string }[] = [];
  return text.split('\n').flatMap(line => {
    if (line.trim() === '') return [];
    const depth = (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '  ').length;
    const retired = /^\s*-\s/.test(line);
    const [first = '', ...rest] = line.replace(/^\s*(-\s+)?/, '').split('=');
    const code = first.trim();
    const label = rest.join('=').trim() || code;
    while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
    const parent = above.at(-1)?.code ?? null;
    above.push({ depth, code });
    return [{ code, label, parent, retired }];
  });
}
