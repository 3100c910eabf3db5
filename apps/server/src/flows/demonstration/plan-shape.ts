/** A phase of a plan: its packages of work, and what is done in each of them, one after the other. */
export interface PhaseShape {
  readonly name: string;
  readonly gate: string;
  readonly packages: readonly string[];
  readonly steps: readonly string[];
}

const building: readonly PhaseShape[] = [
  {
    name: 'Prepare',
    gate: 'Site ready',
    packages: ['Ground survey', 'Planning consent', 'Site access', 'Utilities', 'Neighbours and noise'],
    steps: ['Scope', 'Survey', 'Agree', 'File'],
  },
  {
    name: 'Design',
    gate: 'Design frozen',
    packages: ['Structure', 'Electrical', 'Drainage', 'Fire protection', 'Fit-out', 'Access and lifts'],
    steps: ['Concept', 'Detailed drawings', 'Check by others', 'Release for construction'],
  },
  {
    name: 'Procure',
    gate: 'Contracts signed',
    packages: ['Main contractor', 'Steel', 'Electrical plant', 'Doors and glazing'],
    steps: ['Tender documents', 'Tender', 'Evaluate', 'Award'],
  },
  {
    name: 'Build',
    gate: 'Works complete',
    packages: [
      'Foundations',
      'Frame',
      'Roof',
      'Facade',
      'Electrical installation',
      'Heating and ventilation',
      'Interior',
      'Outside works',
    ],
    steps: ['Set out', 'First works', 'Main works', 'Snagging', 'Inspect'],
  },
  {
    name: 'Commission',
    gate: 'Ready for use',
    packages: ['Electrical', 'Fire systems', 'Building management', 'Training of users'],
    steps: ['Prepare tests', 'Test', 'Mend', 'Certify'],
  },
];

const systems: readonly PhaseShape[] = [
  {
    name: 'Initiate and design',
    gate: 'Design approved',
    packages: [
      'Requirements',
      'Architecture',
      'Data model',
      'Security',
      'Supplier choice',
      'Operating model',
    ],
    steps: ['Gather', 'Draft', 'Review', 'Approve'],
  },
  {
    name: 'Build and integrate',
    gate: 'Ready to test',
    packages: [
      'Core configuration',
      'Customer interface',
      'Finance interface',
      'Reporting',
      'Identity and access',
      'Data migration',
      'Monitoring',
      'Documents',
    ],
    steps: ['Specify', 'Build', 'Unit test', 'Review', 'Integrate'],
  },
  {
    name: 'Test',
    gate: 'Ready for go-live',
    packages: [
      'System integration test',
      'Performance test',
      'User acceptance test',
      'Security test',
      'Migration rehearsal',
    ],
    steps: ['Prepare cases', 'Run', 'Mend', 'Run again', 'Report'],
  },
  {
    name: 'Cutover',
    gate: 'Live',
    packages: ['Cutover rehearsal', 'Training', 'Communication', 'Support desk'],
    steps: ['Plan', 'Prepare', 'Carry out', 'Confirm'],
  },
  {
    name: 'Settle',
    gate: 'Handed over',
    packages: ['Hypercare', 'Old system switched off', 'Benefits handover'],
    steps: ['Watch', 'Mend', 'Hand over'],
  },
];

/** The phases of a project of a category. */
export const phasesOf = (category: string): readonly PhaseShape[] =>
  category === 'Construction' ? building : systems;
