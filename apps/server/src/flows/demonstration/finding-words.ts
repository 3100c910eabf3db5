/** What audits of the demonstration found, each with its standard, its cause and what is done about it. */
export const findingWords = [
  {
    ...{
      title: 'Risks without an owner',
      standard: 'ISO 31000:2018, 6.5 risk treatment',
      rootCause: 'no-owner' as const,
    },
    statement: 'More than half of the open risks name nobody who is to act on them.',
    action: 'Give each open risk an owner and a response, and look through the list monthly.',
  },
  {
    ...{
      title: 'Baseline changed without a decision',
      standard: 'ISO 21502:2020, 7.6 schedule management',
      rootCause: 'method-unclear' as const,
    },
    statement: 'The baseline was set anew after the slip, and no decision on it is on record.',
    action: 'Have the present baseline approved, and write down who may change it.',
  },
  {
    ...{
      title: 'Status better than the facts',
      standard: 'PM² guide 7.2, project status report',
      rootCause: 'deliberate' as const,
    },
    statement: 'Three updates in a row report on track while the forecast has slipped by more than a month.',
    action: 'Report by the thresholds, and say in words what differs and why.',
  },
  {
    ...{
      title: 'Acceptance not recorded',
      standard: 'ISO 21502:2020, 7.8 quality management',
      rootCause: 'no-time' as const,
    },
    statement: 'Deliverables of the last stage are in use, and nobody has signed for them.',
    action: 'Collect the acceptance of the last stage and file it with the plan.',
  },
  {
    ...{
      title: 'Benefits nobody measures',
      standard: 'ISO 21502:2020, 7.3 benefits management',
      rootCause: 'no-owner' as const,
    },
    statement: 'The business case names four benefits; none has an owner or a measure.',
    action: 'Name an owner and a measure for each benefit, with the day of the first measurement.',
  },
  {
    ...{
      title: 'Supplier’s dates taken over unread',
      standard: 'ISO 21502:2020, 7.14 procurement',
      rootCause: 'supplier' as const,
    },
    statement: 'The supplier’s plan was taken over as the forecast, although two of its dates had passed.',
    action: 'Agree on dates with the supplier in writing, and follow them fortnightly.',
  },
  {
    ...{
      title: 'Forecast not held against the books',
      standard: 'ISO 21502:2020, 7.7 cost management',
      rootCause: 'tool' as const,
    },
    statement: 'Spend in the record is two months behind the ledger.',
    action: 'Take spend from the ledger monthly, before the update is published.',
  },
] as const;
