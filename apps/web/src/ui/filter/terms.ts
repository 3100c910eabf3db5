/** An expression's parts that are joined by `&&` at its outermost level. */
export function terms(expression: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i < expression.length; i++) {
    const c = expression[i];
    if (c === '"' && expression[i - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (c === '(' || c === '[') depth++;
    if (c === ')' || c === ']') depth--;
    if (depth === 0 && expression.startsWith('||', i)) return [expression.trim()].filter(Boolean);
    if (depth === 0 && expression.startsWith('&&', i)) {
      out.push(expression.slice(start, i).trim());
      start = i + 2;
    }
  }
  out.push(expression.slice(start).trim());
  return out.filter(Boolean);
}

export const hasTerm = (expression: string, term: string): boolean => terms(expression).includes(term);

/** Adds a part, or takes it out when it is there. */
export function toggleTerm(expression: string, term: string): string {
  const parts = terms(expression);
  if (parts.includes(term)) return parts.filter(part => part !== term).join(' && ');
  const whole = parts.length === 1 && /\|\|/.test(parts[0] ?? '') ? [`(${parts[0]})`] : parts;
  return [...whole, term].join(' && ');
}
