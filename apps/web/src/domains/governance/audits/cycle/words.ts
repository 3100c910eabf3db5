import type { Audit, Finding, Review } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../../../ui/status/chip.tsx';

/** What audits, findings and reviews say, in words. */
export function useCycleWords() {
  const { t } = useLingui();
  const auditStates: Readonly<Record<Audit['state'], string>> = {
    planned: t`Planned`,
    fieldwork: t`Fieldwork`,
    reporting: t`Reporting`,
    closed: t`Closed`,
  };
  const findingStates: Readonly<Record<Finding['state'], string>> = {
    open: t({ message: 'Open', context: 'state' }),
    agreed: t`Action agreed`,
    done: t`Done`,
    verified: t`Verified`,
    closed: t`Closed`,
  };
  const severities: Readonly<Record<Finding['severity'], string>> = {
    critical: t`Critical`,
    major: t`Major`,
    minor: t`Minor`,
  };
  const causes: Readonly<Record<Finding['rootCause'], string>> = {
    'no-owner': t`Nobody owns it`,
    'not-known': t`Rule not known`,
    'not-trained': t`Not trained`,
    'no-time': t`No time`,
    tool: t`Tool`,
    'method-unclear': t`Method unclear`,
    supplier: t`Supplier`,
    deliberate: t`Deliberate`,
    other: t`Other`,
  };
  const confidences: Readonly<Record<NonNullable<Review['confidence']>, string>> = {
    green: t`Green: highly likely`,
    'amber-green': t`Amber/green: probable`,
    amber: t`Amber: feasible`,
    'amber-red': t`Amber/red: in doubt`,
    red: t`Red: unachievable`,
  };
  const criticalities: Readonly<Record<Review['recommendations'][number]['criticality'], string>> = {
    critical: t`Critical`,
    essential: t`Essential`,
    recommended: t`Recommended`,
  };
  const reviewKinds = { gateway: t`Gateway review`, peer: t`Peer review` };
  const factors = {
    budget: t`Budget`,
    lastAudit: t`Last audit`,
    controls: t`Failing controls`,
    status: t`Computed status`,
    disagreement: t`Disagreement`,
  };
  const actionStates = {
    open: t({ message: 'Open', context: 'state' }),
    done: t`Done`,
    verified: t`Verified`,
  };
  const bands = { high: t`High`, medium: t`Medium`, low: t`Low` };
  return {
    auditStates,
    findingStates,
    severities,
    causes,
    confidences,
    criticalities,
    reviewKinds,
    factors,
    actionStates,
    bands,
  };
}

export const severityTones: Readonly<Record<Finding['severity'], Tone>> = {
  critical: 'red',
  major: 'amber',
  minor: 'grey',
};
export const auditTones: Readonly<Record<Audit['state'], Tone>> = {
  planned: 'grey',
  fieldwork: 'water',
  reporting: 'amber',
  closed: 'green',
};
export const confidenceTones: Readonly<Record<NonNullable<Review['confidence']>, Tone>> = {
  green: 'green',
  'amber-green': 'green',
  amber: 'amber',
  'amber-red': 'red',
  red: 'red',
};
