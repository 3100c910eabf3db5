import type { OpenSession } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Chip } from '../../../ui/status/chip.tsx';
import css from '../form.module.css';

interface SessionListProps {
  readonly sessions: readonly OpenSession[];
  /** Ends one of them; without it, none can be ended by itself. */
  readonly onEnd?: (session: OpenSession) => void;
}

/** What a browser is called, as far as it said. */
export function useSessionName() {
  const { t } = useLingui();
  return ({ browser, system }: OpenSession): string => {
    if (browser !== null && system !== null) return t`${browser} on ${system}`;
    return browser ?? system ?? t`A browser that does not say which`;
  };
}

const phones: readonly (string | null)[] = ['iOS', 'Android', 'iPadOS'];

/** Browsers that are signed in, with where from and when last seen. */
export function SessionList({ sessions, onEnd }: SessionListProps) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useSessionName();
  return (
    <ul className={css.list}>
      {sessions.map(session => {
        const name = nameOf(session);
        const Icon = phones.includes(session.system) ? IconDeviceMobile : IconDeviceDesktop;
        return (
          <li key={session.id} className={css.line}>
            <Icon size={18} aria-hidden="true" />
            <div className={css.grow}>
              <div style={{ fontWeight: 550 }}>{name}</div>
              <div className="small faint">
                <Trans>
                  from {session.address}, since {format.instant(session.createdAt)}, last seen{' '}
                  {format.instant(session.lastSeenAt)}
                </Trans>
              </div>
            </div>
            {session.current ? <Chip tone="green">{t`This one`}</Chip> : null}
            {session.current || onEnd === undefined ? null : (
              <Button size="xs" aria-label={t`Sign out ${name}`} onClick={() => onEnd(session)}>
                <Trans>Sign out</Trans>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
