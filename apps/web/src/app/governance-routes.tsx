import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { matrixSearch, pmoTypeSearch, waiversSearch } from '../domains/governance/audits/search.ts';
import {
  adoptionSearch,
  methodSearch,
  methodsSearch,
  rulesSearch,
} from '../domains/governance/methodologies/search.ts';
import { rootRoute } from './root-route.tsx';

const controls = createRoute({
  getParentRoute: () => rootRoute,
  path: '/controls',
  validateSearch: matrixSearch,
  component: lazyRouteComponent(
    () => import('../domains/governance/audits/matrix-page.tsx'),
    'ControlMatrixPage',
  ),
});

const waivers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/waivers',
  validateSearch: waiversSearch,
  component: lazyRouteComponent(() => import('../domains/governance/audits/waivers-page.tsx'), 'WaiversPage'),
});

const pmoType = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pmo-type',
  validateSearch: pmoTypeSearch,
  component: lazyRouteComponent(
    () => import('../domains/governance/audits/pmo-type-page.tsx'),
    'PmoTypePage',
  ),
});

const methods = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  validateSearch: methodsSearch,
  component: lazyRouteComponent(
    () => import('../domains/governance/methodologies/methods-page.tsx'),
    'MethodsPage',
  ),
});

const method = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods/$method',
  validateSearch: methodSearch,
  component: lazyRouteComponent(
    () => import('../domains/governance/methodologies/method-page.tsx'),
    'MethodPage',
  ),
});

const methodRules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method-rules',
  validateSearch: rulesSearch,
  component: lazyRouteComponent(
    () => import('../domains/governance/methodologies/rules-page.tsx'),
    'TailoringRulesPage',
  ),
});

const adoption = createRoute({
  getParentRoute: () => rootRoute,
  path: '/adoption',
  validateSearch: adoptionSearch,
  component: lazyRouteComponent(
    () => import('../domains/governance/methodologies/adoption-page.tsx'),
    'AdoptionPage',
  ),
});

const scheduleQuality = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule-quality',
  component: lazyRouteComponent(
    () => import('../domains/governance/audits/schedule-quality-page.tsx'),
    'ScheduleQualityPage',
  ),
});

/** The pages of governance. */
export const governanceRoutes = [
  controls,
  waivers,
  pmoType,
  methods,
  method,
  methodRules,
  adoption,
  scheduleQuality,
] as const;
