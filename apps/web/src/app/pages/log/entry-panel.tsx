import type { Event } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Pairs, PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { changesOf, subjectName } from './changes.ts';
import css from './log.module.css';

interface EntryPanelProps {
  readonly event: Event;
  readonly who: string;
  readonly onClose: () => void;
}

function Record({ event }: { readonly event: Event }) {
  const { kind, id } = event.subject;
  const name = subjectName(event) ?? id;
  if (kind === 'project')
    return (
      <Link to="/projects/$project" params={{ project: id }}>
        {name}
      </Link>
    );
  if (kind === 'person')
    return (
      <Link to="/people/$person" params={{ person: id }}>
        {name}
      </Link>
    );
  if (kind === 'import')
    return (
      <Link to="/imports/$import" params={{ import: id }}>
        {name}
      </Link>
    );
  return name;
}

/** One entry of the log, field by field. */
export function EntryPanel({ event, who, onClose }: EntryPanelProps) {
  const { t } = useLingui();
  const format = useFormat();
  const changes = changesOf(event);
  return (
    <SidePanel title={event.name} onClose={onClose}>
      <PanelSection>
        <Pairs
          pairs={[
            { label: t`When`, value: format.instant(event.at) },
            { label: t`Who`, value: who },
            { label: t`Record`, value: <Record event={event} /> },
            { label: t`Reason`, value: event.reason ?? '—' },
            { label: t`Entry`, value: format.number(event.seq, 0) },
            { label: t`Request`, value: <code>{event.requestId ?? '—'}</code> },
          ]}
        />
      </PanelSection>
      <PanelSection title={t`Before and after`}>
        {changes.length === 0 ? (
          <span className="muted">
            <Trans>The entry names no field.</Trans>
          </span>
        ) : (
          <dl className={css.changes}>
            {changes.map(change => (
              <div key={change.field}>
                <dt>{change.field}</dt>
                <dd>
                  {change.before === '' ? null : <del>{change.before}</del>}
                  {change.after === '' ? (
                    <span className="faint">{t`nothing`}</span>
                  ) : (
                    <span>{change.after}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </PanelSection>
    </SidePanel>
  );
}
