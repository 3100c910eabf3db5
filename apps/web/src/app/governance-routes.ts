import { createRoute } from '@tanstack/react-router';
import { matrixSearch, pmoTypeSearch, waiversSearch } from '../domains/governance/audits/search.ts';
import { gatesSearch } from '../domains/governance/methodologies/gates/search.ts';
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

const gates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gates',
  validateSearch: gatesSearch,
  component: later(() => import('../domains/governance/methodologies/gates/gates-page.tsx'), 'GatesPage'),
});

const gate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gates/$gate',
  component: later(() => import('../domains/governance/methodologies/gates/gate-page.tsx'), 'GatePage'),
});

const gateStandards = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gate-standards',
  component: later(
    () => import('../domains/governance/methodologies/gates/gate-standards-page.tsx'),
    'GateStandardsPage',
  ),
});

/** The pages of governance. */
export const governanceRoutes = [
  scheduleQuality,
  controls,
  waivers,
  pmoType,
  gates,
  gate,
  gateStandards,
] as const;
