/** The cells of text from a spreadsheet: rows by line, columns by tab; cells in quotation marks may hold both. */
export function readTable(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i += 1) {
    const char = source[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t' || char === '\n') {
      row.push(cell);
      cell = '';
      if (char === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += char;
  }
  row.push(cell);
  rows.push(row);
  // An apostrophe that keeps a spreadsheet from calculating is none of the text.
  return rows.map(cells => cells.map(c => c.replace(/^'(?=[=+@-])/, '').trim()));
}

/** A pasted block beside the columns it goes into: from the focused one on, or by its first line when that names columns. */
export function placed(
  table: readonly (readonly string[])[],
  headers: readonly string[],
  from: number,
): { readonly columns: readonly number[]; readonly lines: readonly (readonly string[])[] } {
  const [first = [], ...rest] = table;
  const named = first.map(name => headers.indexOf(name));
  if (rest.length > 0 && first.length > 1 && named.every(at => at >= 0))
    return { columns: named, lines: rest };
  return { columns: first.map((_, i) => from + i), lines: table };
}
