import { createRoute } from '@tanstack/react-router';
import { matrixSearch, pmoTypeSearch, waiversSearch } from '../domains/governance/audits/search.ts';
import { documentSearch, librarySearch, templateSearch } from '../domains/governance/templates/search.ts';
import { later } from './later.ts';
import { rootRoute } from './root-route.tsx';

const scheduleQuality = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule-quality',
  component: later(
    () => import('../domains/governance/audits/schedule-quality-page.tsx'),
    'ScheduleQualityPage',
  ),
});

const controls = createRoute({
  getParentRoute: () => rootRoute,
  path: '/controls',
  validateSearch: matrixSearch,
  component: later(() => import('../domains/governance/audits/matrix-page.tsx'), 'ControlMatrixPage'),
});

const waivers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/waivers',
  validateSearch: waiversSearch,
  component: later(() => import('../domains/governance/audits/waivers-page.tsx'), 'WaiversPage'),
});

const pmoType = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pmo-type',
  validateSearch: pmoTypeSearch,
  component: later(() => import('../domains/governance/audits/pmo-type-page.tsx'), 'PmoTypePage'),
});

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates',
  validateSearch: librarySearch,
  component: later(() => import('../domains/governance/templates/library-page.tsx'), 'TemplatesPage'),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates/$template',
  validateSearch: templateSearch,
  component: later(() => import('../domains/governance/templates/template-page.tsx'), 'TemplatePage'),
});

const projectDocuments = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/documents',
  component: later(() => import('../domains/governance/templates/documents-page.tsx'), 'DocumentsPage'),
});

const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$document',
  validateSearch: documentSearch,
  component: later(() => import('../domains/governance/templates/document-page.tsx'), 'DocumentPage'),
});

const documentSteps = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$document/steps',
  validateSearch: (search: Record<string, unknown>): { readonly step?: number } =>
    typeof search.step === 'number' ? { step: search.step } : {},
  component: later(() => import('../domains/governance/templates/wizard-page.tsx'), 'WizardPage'),
});

/** The pages of governance. */
export const governanceRoutes = [
  scheduleQuality,
  controls,
  waivers,
  pmoType,
  templates,
  template,
  projectDocuments,
  documentRoute,
  documentSteps,
] as const;
