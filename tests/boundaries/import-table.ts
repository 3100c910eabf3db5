import type { Kind } from './place.ts';

/** One row of "Who may import whom" in ARCHITECTURE.md. */
export interface Row {
  readonly places: readonly Kind[];
  /** Packages from npm: all that its package.json declares, or only those named. */
  readonly npm: 'declared' | readonly string[];
  readonly node: boolean;
}

/** Kysely builds SQL: where a place has a `store.ts`, that file and no other may import it. */
const insideStore = ['kysely'];

export const table: Readonly<Record<Kind, Row>> = {
  engine: { places: [], npm: [], node: false },
  contract: { places: [], npm: ['zod'], node: false },
  interop: { places: ['engine'], npm: 'declared', node: false },
  'server/platform': { places: ['contract'], npm: 'declared', node: true },
  'server/register': { places: ['server/platform', 'contract', 'engine'], npm: insideStore, node: false },
  'server/domains': {
    places: ['server/platform', 'server/register', 'contract', 'engine', 'interop'],
    npm: insideStore,
    node: false,
  },
  'server/flows': {
    places: ['server/platform', 'server/register', 'server/domains', 'contract', 'engine', 'interop'],
    npm: insideStore,
    node: false,
  },
  'server/http': {
    places: ['server/platform', 'server/register', 'server/flows', 'server/domains', 'contract'],
    npm: 'declared',
    node: true,
  },
  'server/main': {
    places: [
      'server/platform',
      'server/register',
      'server/domains',
      'server/flows',
      'server/http',
      'contract',
      'engine',
      'interop',
    ],
    npm: 'declared',
    node: true,
  },
  'web/ui': { places: [], npm: 'declared', node: false },
  'web/lib': { places: ['contract', 'engine'], npm: 'declared', node: false },
  'web/domains': { places: ['web/ui', 'web/lib', 'contract'], npm: 'declared', node: false },
  'web/app': { places: ['web/ui', 'web/lib', 'web/domains', 'contract'], npm: 'declared', node: false },
  cli: { places: ['contract', 'engine', 'interop', 'server/main'], npm: 'declared', node: true },
};
