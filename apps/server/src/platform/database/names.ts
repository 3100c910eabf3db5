/** Remembers what was made of a name: names are few, and each comes with thousands of rows and statements. */
const remembered = (make: (name: string) => string): ((name: string) => string) => {
  const known = new Map<string, string>();
  return name => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = make(name);
    if (known.size < 5000) known.set(name, made);
    return made;
  };
};

/** `finish_forecast` as `finishForecast`. */
export const camelName = remembered(name =>
  name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
);

/** `finishForecast` as `finish_forecast`. */
export const snakeName = remembered(name => name.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`));

/** `finishForecast` as `finish_forecast`, as it is written between double quotes. */
export const quotedName = remembered(name => snakeName(name).replaceAll('"', '""'));
