import type { ViewSettings } from '@chartroom/contract';

/** What the address of a list holds of how it is shown; a column is `name`, or `name:320` with a width that was chosen. */
export interface ListSearch {
  readonly view?: string | undefined;
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly columns?: readonly string[] | undefined;
}

/** The ids of columns in an address. */
export const columnIds = (columns: readonly string[] | undefined): readonly string[] | undefined =>
  columns?.map(c => c.split(':')[0] ?? c);

/** The widths of columns in an address. */
export const columnWidths = (columns: readonly string[] | undefined): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (columns ?? []).flatMap(c => {
      const [id, width] = c.split(':');
      return id !== undefined && Number(width) > 0 ? [[id, Number(width)]] : [];
    }),
  );

/** Columns with their widths as an address holds them. */
export const columnsOf = (
  ids: readonly string[],
  widths: Readonly<Record<string, number>>,
): readonly string[] =>
  ids.map(id => {
    const width = widths[id];
    return width === undefined ? id : `${id}:${Math.round(width)}`;
  });

/** How a list is shown, as a view keeps it. */
export const settingsOf = (search: ListSearch, more: Readonly<Record<string, string>>): ViewSettings => {
  const widths = columnWidths(search.columns);
  return {
    filter: search.filter ?? null,
    sort: search.sort ?? null,
    columns: columnIds(search.columns)?.map(id => ({ id, width: widths[id] ?? null })) ?? null,
    group: null,
    more: { ...more },
  };
};

/** How a view wants a list to be shown. */
export const searchOf = (settings: ViewSettings): ListSearch => ({
  filter: settings.filter ?? undefined,
  sort: settings.sort ?? undefined,
  columns: settings.columns?.map(c => (c.width === null ? c.id : `${c.id}:${c.width}`)),
});

/** Whether a list is shown as a view keeps it. */
export const sameSettings = (a: ViewSettings, b: ViewSettings): boolean => {
  const plain = (s: ViewSettings) => [s.filter, s.sort, s.columns, s.group, Object.entries(s.more).sort()];
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
};
