import { useLingui } from '@lingui/react/macro';

/** Words for what is fixed in methods. */
export function useMethodWords() {
  const { t } = useLingui();
  return {
    kinds: {
      waterfall: t`Waterfall`,
      agile: t`Agile`,
      hybrid: t`Hybrid`,
      light: t({ message: 'Light', context: 'method' }),
      other: t`Other`,
    },
    levels: {
      light: t({ message: 'Light', context: 'method' }),
      standard: t({ message: 'Standard', context: 'method' }),
      full: t`Full`,
    },
    states: { draft: t`Draft`, published: t`Published`, retired: t`Retired` },
    modes: { guided: t`Guided`, strict: t`Strict` },
    raci: { R: t`Responsible`, A: t`Accountable`, C: t`Consulted`, I: t`Informed` },
    steps: {
      open: t({ message: 'Open', context: 'state' }),
      done: t`Done`,
      'not-applicable': t`Not applicable`,
    },
    changes: { added: t`Added`, removed: t`Removed`, changed: t`Changed` },
    cadences: {
      sprint: t`Sprint`,
      review: t({ message: 'Review', context: 'meeting' }),
      report: t`Report`,
      meeting: t`Meeting`,
    },
    parts: {
      phases: t`Phases`,
      gates: t`Gates`,
      activities: t`Activities`,
      deliverables: t`Deliverables`,
      checklists: t`Checklists`,
      fields: t`Fields to fill`,
      roles: t`Roles`,
      cadences: t`Cadences`,
      registers: t`Registers`,
    },
    one: {
      phases: t`Phase`,
      gates: t`Gate`,
      activities: t`Activity`,
      deliverables: t`Deliverable`,
      checklists: t`Checklist`,
      fields: t`Field`,
      roles: t`Role`,
      cadences: t`Cadence`,
      registers: t`Register`,
    },
  } as const;
}
