import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { governanceRoutes } from './governance-routes.ts';
import { later } from './later.ts';
import { boardSearch } from './pages/board/search.ts';
import { changedAfterSearch } from './pages/changed-after/search.ts';
import { cockpitSearch } from './pages/cockpit/search.ts';
import { fieldsSearch } from './pages/fields/search.ts';
import { importSearch } from './pages/imports/search.ts';
import { logSearch } from './pages/log/search.ts';
import { mailSearch } from './pages/mail/search.ts';
import { missingSearch } from './pages/missing/search.ts';
import { workSearch } from './pages/my-work/search.ts';
import { peopleSearch } from './pages/people/search.ts';
import { planSearch } from './pages/plan/search.ts';
import { portfoliosSearch } from './pages/portfolios/search.ts';
import { projectSearch } from './pages/project/search.ts';
import { projectsSearch } from './pages/projects/search.ts';
import { roadmapSearch } from './pages/roadmap/search.ts';
import { settingsSearch } from './pages/settings/search.ts';
import { rootRoute } from './root-route.tsx';

/** What the address of the dependencies holds: as a list or a matrix, from whom to whom. */
interface DependenciesSearch {
  readonly view?: 'matrix' | undefined;
  readonly conflicts?: true | undefined;
  readonly giver?: string | undefined;
  readonly taker?: string | undefined;
}

const index = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: cockpitSearch,
  component: lazyRouteComponent(() => import('./pages/cockpit/cockpit-page.tsx'), 'CockpitPage'),
});

const projects = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects',
  validateSearch: projectsSearch,
  component: later(() => import('./pages/projects/projects-page.tsx'), 'ProjectsPage'),
});

const project = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project',
  validateSearch: projectSearch,
  component: later(() => import('./pages/project/project-page.tsx'), 'ProjectPage'),
});

const plan = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/plan',
  validateSearch: planSearch,
  component: later(() => import('./pages/plan/plan-page.tsx'), 'PlanPage'),
});

const board = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/board',
  validateSearch: boardSearch,
  component: later(() => import('./pages/board/board-page.tsx'), 'BoardPage'),
});

const fields = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fields',
  validateSearch: fieldsSearch,
  component: later(() => import('./pages/fields/fields-page.tsx'), 'FieldsPage'),
});

const roadmap = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roadmap',
  validateSearch: roadmapSearch,
  component: later(() => import('./pages/roadmap/roadmap-page.tsx'), 'RoadmapPage'),
});

const update = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/update',
  component: later(() => import('./pages/update/update-page.tsx'), 'UpdatePage'),
});

const myWork = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my-work',
  validateSearch: workSearch,
  component: later(() => import('./pages/my-work/my-work-page.tsx'), 'MyWorkPage'),
});

const missingReports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/missing-reports',
  validateSearch: missingSearch,
  component: later(() => import('./pages/missing/missing-page.tsx'), 'MissingReportsPage'),
});

const mail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mail',
  validateSearch: mailSearch,
  component: later(() => import('./pages/mail/mail-page.tsx'), 'MailPage'),
});

const reportLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/report-link',
  component: later(() => import('./pages/report-link/report-link-page.tsx'), 'ReportLinkPage'),
});

const reportTemplates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/report-templates',
  component: later(
    () => import('../domains/monitoring/reporting/report-templates-page.tsx'),
    'ReportTemplatesPage',
  ),
});

const statusRules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/status-rules',
  validateSearch: (search: Record<string, unknown>): { readonly version?: number } =>
    typeof search.version === 'number' ? { version: search.version } : {},
  component: later(() => import('../domains/monitoring/reporting/status-rules-page.tsx'), 'StatusRulesPage'),
});

const metrics = createRoute({
  getParentRoute: () => rootRoute,
  path: '/metric-catalogue',
  component: later(() => import('../domains/monitoring/reporting/metrics-page.tsx'), 'MetricsPage'),
});

const appearance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/appearance',
  component: later(() => import('./pages/appearance.tsx'), 'AppearancePage'),
});

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: later(() => import('./pages/imports/imports-page.tsx'), 'ImportsPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$import',
  validateSearch: importSearch,
  component: later(() => import('./pages/imports/import-page.tsx'), 'ImportPage'),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: peopleSearch,
  component: later(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$person',
  component: later(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
});

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const shown = (value: unknown): true | undefined => (value === true ? true : undefined);

const warnings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warnings',
  component: later(() => import('./pages/warnings/warnings-page.tsx'), 'WarningsPage'),
});

const units = createRoute({
  getParentRoute: () => rootRoute,
  path: '/units',
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly unit?: string | undefined; readonly new?: true | undefined } => ({
    unit: text(search.unit),
    new: shown(search.new),
  }),
  component: later(() => import('./pages/units/units-page.tsx'), 'UnitsPage'),
});

const portfolios = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portfolios',
  validateSearch: portfoliosSearch,
  component: later(() => import('./pages/portfolios/portfolios-page.tsx'), 'PortfoliosPage'),
});

const dependencies = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dependencies',
  validateSearch: (search: Record<string, unknown>): DependenciesSearch => ({
    view: search.view === 'matrix' ? 'matrix' : undefined,
    conflicts: shown(search.conflicts),
    giver: text(search.giver),
    taker: text(search.taker),
  }),
  component: later(
    () => import('../domains/monitoring/dependencies/dependencies-page.tsx'),
    'DependenciesPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  validateSearch: settingsSearch,
  component: later(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: later(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
});

const setPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-password',
  component: later(() => import('./pages/password/set-password-page.tsx'), 'SetPasswordPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: later(() => import('./pages/password/forgot-password-page.tsx'), 'ForgotPasswordPage'),
});

const jobs = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs',
  component: later(() => import('./pages/jobs/jobs-page.tsx'), 'JobsPage'),
});

const log = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log',
  validateSearch: logSearch,
  component: later(() => import('./pages/log/log-page.tsx'), 'LogPage'),
});

const history = createRoute({
  getParentRoute: () => rootRoute,
  path: '/history/$kind/$id',
  component: later(() => import('./pages/history/history-page.tsx'), 'HistoryPage'),
});

const shared = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared',
  component: later(() => import('./pages/shared/shared-page.tsx'), 'SharedPage'),
});

const changedAfter = createRoute({
  getParentRoute: () => rootRoute,
  path: '/changed-after',
  validateSearch: changedAfterSearch,
  component: later(() => import('./pages/changed-after/changed-after-page.tsx'), 'ChangedAfterPage'),
});

export const routeTree = rootRoute.addChildren([
  ...governanceRoutes,
  update,
  myWork,
  missingReports,
  mail,
  reportLink,
  reportTemplates,
  settings,
  account,
  setPassword,
  forgotPassword,
  jobs,
  log,
  warnings,
  units,
  fields,
  portfolios,
  people,
  person,
  imports,
  importRoute,
  index,
  projects,
  project,
  plan,
  roadmap,
  board,
  statusRules,
  history,
  changedAfter,
  shared,
  metrics,
  dependencies,
  appearance,
]);
