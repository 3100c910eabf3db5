import { fieldEntities, type ProjectState } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useAddedFields } from '../../../lib/added-fields.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { useStateWords } from './state-words.ts';

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** `costForecastMinor` as `Cost forecast`, for fields that have no name of their own here. */
const plain = (field: string): string => {
  const words = field
    .replace(/(Minor|Id|Pct)$/, '')
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

interface About {
  /** What the events are about; of projects when it has no added fields. */
  readonly kind?: string;
  /** Of amounts; the organisation’s when left out. */
  readonly currency?: string;
}

/** Names of events and fields, and values as they should be read. */
export function useEventWords({ kind, currency }: About = {}) {
  const { t } = useLingui();
  const format = useFormat();
  const state = useStateWords();
  const { me } = useSession();
  const added = useAddedFields(fieldEntities.find(e => e === kind));
  const addedOf = (field: string) =>
    field.startsWith('fields.') ? added.find(f => f.key === field.slice(7).replace(/Minor$/, '')) : undefined;
  const events: Readonly<Record<string, string>> = {
    'register.project.added': t`Project added`,
    'register.project.updated': t`Project changed`,
    'register.project.moved-on': t`State changed`,
    'register.project.confidentiality-changed': t`Confidentiality changed`,
    'register.project.baselined': t`New baseline`,
    'register.project.left': t`Left the portfolio`,
    'register.project.returned': t`Returned to the portfolio`,
    'register.milestone.added': t`Key date added`,
    'register.milestone.updated': t`Key date changed`,
    'monitoring.report-draft.started': t`Draft report begun`,
    'monitoring.report-draft.changed': t`Draft report changed`,
    'monitoring.report.published': t`Report published`,
    'monitoring.report.corrected': t`Report corrected`,
    'monitoring.report.withdrawn': t`Report withdrawn`,
    'monitoring.override.set': t`Status set by hand`,
    'monitoring.override.withdrawn': t`Status left to the rules again`,
  };
  const value = (field: string, raw: unknown): string => {
    if (raw === null || raw === undefined || raw === '') return '—';
    if (typeof raw === 'boolean') return raw ? t`yes` : t`no`;
    if (typeof raw === 'number')
      return field.endsWith('Minor')
        ? format.money(raw, currency ?? me?.organisation.currency ?? 'EUR')
        : format.number(raw, 2);
    if (typeof raw !== 'string') return JSON.stringify(raw);
    if (isDay(raw)) return format.day(raw);
    const option = addedOf(field)?.options.find(o => o.code === raw);
    if (option) return option.label;
    return field === 'state' ? state(raw as ProjectState) : raw;
  };
  return {
    event: (name: string) =>
      events[name] ??
      (name.endsWith('.fields-set') ? t`Fields of your organisation filled` : null) ??
      plain(name.split('.').slice(1).join(' ')),
    field: (field: string) => addedOf(field)?.label ?? plain(field),
    value,
  };
}
