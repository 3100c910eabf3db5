import type { ReportLine } from '@chartroom/contract';
import type { Template } from './templates.ts';

type Line = Pick<ReportLine, 'section' | 'text' | 'state' | 'money'>;

/** The lines of a report as plain text, section by section; without what tells an amount, since everybody reads it. */
export const narrativeOf = (template: Template, lines: readonly Line[]): string =>
  template.sections
    .map(s => ({
      label: s.label,
      lines: lines.filter(l => l.section === s.key && l.state === 'accepted' && !l.money),
    }))
    .filter(s => s.lines.length > 0)
    .map(s => [s.label, ...s.lines.map(l => `- ${l.text}`)].join('\n'))
    .join('\n\n');
