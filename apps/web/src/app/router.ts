import { createRouter } from '@tanstack/react-router';
import { SkeletonPage } from '../ui/page/skeleton.tsx';
import { routeTree } from './routes.ts';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 80,
  defaultPendingMinMs: 0,
  defaultPendingComponent: SkeletonPage,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
