type Params = Readonly<Record<string, unknown>>;

/** `/api/projects/:project` with its parameters and query filled in; what is undefined is left out. */
export function address(path: string, params: Params = {}, query: Params = {}): string {
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Broken assumption: ${path} is given ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.append(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search}`;
}
