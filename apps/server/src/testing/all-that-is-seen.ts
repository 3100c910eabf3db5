import type { Answer } from './client.ts';
import type { Days, Question } from './generated-questions.ts';
import type { LoadedSmall } from './load-small-organisation.ts';

/** What somebody gets for each question, by its address. */
export type Seen = ReadonlyMap<string, unknown>;

const portfolioFigures = [
  'cost-forecast-total',
  'cost-variance-pct-total',
  'median-slip-days',
  'silent-count',
  'field-sum-effort',
  'field-sum-grant',
  'field-median-perPound',
];
const projectFigures = ['computed-status', 'cost-variance-pct', 'whole-life-cost', 'benefit-cost-ratio'];

const aboutProjects = ({ near, far }: Days, name: string): readonly string[] => {
  const filter = (text: string) => `/api/projects?scope=all&filter=${encodeURIComponent(text)}`;
  return [
    '/api/projects?scope=all&limit=2&sort=-slipDays,name',
    '/api/projects?limit=2&sort=-costForecast',
    '/api/projects?sort=-costVariancePct,currency&limit=1',
    `/api/projects?asOf=${near}&compareWith=${far}&scope=present`,
    `/api/projects?search=${name}`,
    '/api/projects?search=prj-&scope=all',
    '/api/projects?search=X-',
    filter('costForecast > 5000 || costVariancePct > 250'),
    filter('computed == "off-track" && confidential'),
    filter('benefitsForecast > 50000 || costBaseline < 5000'),
    filter('grant > 5000 || perPound > 1 || effort == 2'),
    filter('has(grant) && has(perPound)'),
    '/api/projects?scope=all&sort=-perPound,grant&limit=2',
    '/api/projects/export?columns=name,effort,grant,perPound,owned&scope=all',
  ];
};

const aboutPortfolio = (then: string, portfolio: string | null): readonly string[] => {
  const of = portfolio === null ? '' : `portfolio=${portfolio}&`;
  return [
    `/api/cockpit?${of}compareWith=${then}`,
    `/api/cockpit/trend?${of}`,
    `/api/projects?${of}scope=all`,
    ...portfolioFigures.map(m => `/api/metrics/${m}/explain?${of}compareWith=${then}`),
  ];
};

const aboutProject = (
  { id, key, externalKey }: LoadedSmall['projects'][number],
  then: string,
): readonly string[] => [
  `/api/projects/${key}?compareWith=${then}`,
  `/api/projects/${externalKey}`,
  `/api/projects/${id}/history?limit=3`,
  ...projectFigures.map(m => `/api/metrics/${m}/explain?project=${key}`),
  `/api/events?filter=${encodeURIComponent(`projectId == "${id}"`)}`,
];

/** Questions whose parts matter together: several fields, several days, what is concealed and what it counts for. */
export const tellingQuestions = (
  { today, portfolios, projects, readerId }: LoadedSmall,
  days: Days,
): readonly Question[] =>
  [
    ...['Alder', 'Aspen', 'Birch'].map(name => `/api/projects/${name}`),
    ...aboutProjects(days, 'a'),
    ...[null, ...portfolios].flatMap(p => aboutPortfolio(days.near, p)),
    `/api/cockpit?asOf=${days.near}&compareWith=${days.far}`,
    `/api/cockpit?knownAt=${days.near}T00:00:00Z&compareWith=${days.far}`,
    `/api/metrics/cost-forecast-total/explain?asOf=${days.near}&knownAt=${today}T00:00:00Z`,
    ...projects.flatMap(p => aboutProject(p, days.near)),
    `/api/people/${readerId}`,
    ...[
      '/api/gates?limit=2',
      '/api/gates?state=conditions',
      '/api/gate-figures',
      '/api/my-work',
      '/api/my-work/count',
    ],
  ].map(path => ({ endpoint: 'telling', path }));

const isNameless = (grant: { readonly scope?: { readonly name?: string } }) =>
  grant.scope?.name === 'A project you may not see';

/** Without the instant of the question, and without roles that who gives roles sees without their project. */
const comparable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (key, v) => {
      if (key === 'grants') return v.filter((g: object) => !isNameless(g));
      return key === 'knownAt' || key === 'computedAt' ? undefined : v;
    }),
  );

const isZip = (bytes: Buffer): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A file as text, without instants and hashes, which differ each time it is made. */
function fileAsText(bytes: Buffer): string {
  // The rows of a workbook are those of the same list as CSV, which is asked as well.
  if (isZip(bytes)) return 'a workbook';
  return bytes
    .toString('utf8')
    .replaceAll(/\d{1,2} \w{3} \d{4},? \d\d:\d\d(:\d\d(\.\d+)?)?( UTC)?/g, 'instant')
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z| UTC)?/g, 'instant')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'hash');
}

/** What the reader gets for each of the questions, page by page. */
export async function seenBy(loaded: LoadedSmall, questions: readonly Question[]): Promise<Seen> {
  const seen = new Map<string, unknown>();
  for (const { path } of questions) {
    const pages: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null && pages.length < 50) {
      const mark: string = path.includes('?') ? '&' : '?';
      const more: string = cursor === '' ? '' : `${mark}cursor=${encodeURIComponent(cursor)}`;
      const { status, body }: Answer = await loaded.reader.get(`${path}${more}`);
      pages.push([status, Buffer.isBuffer(body) ? fileAsText(body) : comparable(body)]);
      cursor = typeof body?.nextCursor === 'string' ? body.nextCursor : null;
    }
    seen.set(path, pages);
  }
  return seen;
}
