import { Outlet, useRouterState } from '@tanstack/react-router';
import { SessionGate } from './session-gate.tsx';
import { Shell } from './shell.tsx';

/** Pages that open without signing in: what the links of mails and shared links lead to. */
const outside: readonly string[] = ['/set-password', '/forgot-password', '/shared', '/report-link'];

export function Root() {
  const path = useRouterState({ select: state => state.location.pathname });
  if (outside.includes(path)) return <Outlet />;
  return (
    <SessionGate>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  );
}
