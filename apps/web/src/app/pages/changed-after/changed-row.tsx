import type { ChangedAfter } from '@chartroom/contract';
import { Link } from '@tanstack/react-router';
import { useStatusText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useEventWords } from '../project/event-words.ts';

/** A value as it should be read: amounts in their currency, statuses and days in words. */
function useValueText() {
  const format = useFormat();
  const words = useEventWords();
  const statusText = useStatusText();
  return (item: ChangedAfter, value: unknown): string => {
    if (item.field === 'computed' && typeof value === 'string') return statusText(value);
    if (item.currency !== null && typeof value === 'number') return format.moneyExact(value, item.currency);
    return words.value(item.field, value);
  };
}

/** One field of a day: what it said then and says now, by whom, when and why. */
export function ChangedRow({ item }: { readonly item: ChangedAfter }) {
  const format = useFormat();
  const words = useEventWords();
  const valueText = useValueText();
  const { project } = item;
  const field = item.kind === 'rate' ? format.day(item.field) : words.field(item.field);
  return (
    <tr>
      <td>
        {project === null ? (
          item.subject
        ) : (
          <>
            <Link to="/projects/$project" params={{ project: project.key }} style={{ fontWeight: 550 }}>
              {project.name}
            </Link>
            <div className="small faint">{item.kind === 'milestone' ? item.subject : project.key}</div>
          </>
        )}
      </td>
      <td>{field}</td>
      <td className="faint">{valueText(item, item.said)}</td>
      <td className="note">{valueText(item, item.says)}</td>
      <td>
        {item.at === null ? '—' : format.instant(item.at)}
        <div className="small faint">{item.by}</div>
      </td>
      <td style={{ whiteSpace: 'normal' }}>{item.reason ?? '—'}</td>
    </tr>
  );
}
