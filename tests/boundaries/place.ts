/** A kind of place in the house; the rows of the table "Who may import whom". */
export type Kind =
  | 'engine'
  | 'contract'
  | 'interop'
  | 'server/platform'
  | 'server/register'
  | 'server/domains'
  | 'server/flows'
  | 'server/http'
  | 'server/main'
  | 'web/ui'
  | 'web/lib'
  | 'web/domains'
  | 'web/app'
  | 'cli';

export interface Place {
  readonly kind: Kind;
  /** The place's own folder: two files in one folder are in one place. */
  readonly folder: string;
}

/** The five domains with their three duties each, the seed of the product, and the records that governance keeps: its folder tree. */
export const duties: Readonly<Record<string, readonly string[]>> = {
  governance: ['methodologies', 'templates', 'audits', 'records'],
  portfolio: ['alignment', 'prioritization', 'benefits'],
  monitoring: ['reporting', 'dependencies', 'risks'],
  resources: ['allocation', 'capacity', 'estimation'],
  knowledge: ['mentoring', 'skills', 'lessons'],
};

const folders: readonly (readonly [string, Kind])[] = [
  ['packages/engine/src', 'engine'],
  ['packages/contract/src', 'contract'],
  ['packages/interop/src', 'interop'],
  ['apps/server/src/platform', 'server/platform'],
  ['apps/server/src/register', 'server/register'],
  ['apps/server/src/flows', 'server/flows'],
  ['apps/server/src/http', 'server/http'],
  ['apps/web/src/ui', 'web/ui'],
  ['apps/web/src/lib', 'web/lib'],
  ['apps/web/src/app', 'web/app'],
  ['apps/cli/src', 'cli'],
];

/** Kinds that are entered through their one `index.ts` only. */
export const walled: ReadonlySet<Kind> = new Set([
  'engine',
  'contract',
  'interop',
  'server/platform',
  'server/register',
  'server/domains',
]);

/** Tests, benchmarks, scripts and tool configuration see everything; the walls are for the product. */
export const isProduct = (path: string): boolean =>
  /^(?:apps|packages)\/[^/]+\/src\/.*\.tsx?$/.test(path) &&
  !/\.test\.tsx?$|\.gen\.ts$|\.d\.ts$|^apps\/(?:server|cli)\/src\/testing\//.test(path);

/** The place a product file lies in, or null when the map has no such place. */
export const placeOf = (path: string): Place | null => {
  const domain = /^apps\/(server|web)\/src\/domains\/([^/]+)\//.exec(path);
  if (domain) {
    const kind = domain[1] === 'server' ? 'server/domains' : 'web/domains';
    return { kind, folder: `apps/${domain[1]}/src/domains/${domain[2]}` };
  }
  if (path === 'apps/server/src/main.ts') return { kind: 'server/main', folder: path };
  if (path === 'apps/web/src/main.tsx') return { kind: 'web/app', folder: 'apps/web/src/app' };
  const found = folders.find(([folder]) => path.startsWith(`${folder}/`));
  return found ? { kind: found[1], folder: found[0] } : null;
};

/** The workspace a file belongs to (`apps/web`), or '' for the root. */
export const workspaceOf = (path: string): string => /^(?:apps|packages)\/[^/]+/.exec(path)?.[0] ?? '';
