import { checklist, items, long, optional, type ShippedTemplate, section } from './ask.ts';

type Part = readonly [key: string, title: string, help: string, labels: readonly string[]];

/** Items to tick in parts, and a place for remarks. */
const list = (
  [key, type]: readonly [string, string],
  [title, summary]: readonly [string, string],
  parts: readonly Part[],
): ShippedTemplate => ({
  ...{ key, type, kind: 'checklist' },
  texts: {
    'en-GB': {
      ...{ title, summary },
      sections: [
        ...parts.map(([part, name, help, labels]) =>
          section(
            part,
            [name, help],
            [
              checklist(
                'items',
                [
                  name,
                  'Tick what is done and can be shown. What does not apply is done, with a remark.',
                  'Ticked by Ann Lee on 12 March',
                ],
                items(...labels),
              ),
            ],
          ),
        ),
        section(
          'remarks',
          ['Remarks', 'What does not apply, and why.'],
          [
            long(
              'text',
              [
                'Remarks',
                'One line for each item that needs a word.',
                'No personal data: the protection assessment does not apply (agreed with R. Patel).',
              ],
              optional,
            ),
          ],
        ),
      ],
    },
  },
});

const definitionOfDone = list(
  ['definition-of-done', 'definition-of-done'],
  [
    'Definition of done',
    'When a piece of work is finished: the same for everybody, agreed before it begins.',
  ],
  [
    [
      'work',
      'The work itself',
      'For each piece of work.',
      [
        'It does what its acceptance criteria say',
        'Somebody else has looked through it',
        'It was tested where it will be used',
        'Known faults are written down and agreed',
      ],
    ],
    [
      'around',
      'What belongs to it',
      'What is forgotten most often.',
      [
        'The instructions are up to date',
        'Those who will run it know about it',
        'It can be used with the keyboard and a screen reader',
        'Nothing personal or secret is left in test data',
      ],
    ],
    [
      'shown',
      'Shown',
      'Done is what was seen.',
      ['Who asked for it has seen it', 'The plan says that it is done'],
    ],
  ],
);

const ready = list(
  ['initiation-checklist', 'checklist'],
  ['Ready to start', 'What has to be there before people are put on a project.'],
  [
    [
      'mandate',
      'Mandate',
      'Somebody wants it and may say so.',
      [
        'A sponsor is named and has agreed',
        'The charter is approved',
        'The business case is approved, or waived in writing',
        'Tolerances are agreed',
      ],
    ],
    [
      'plan',
      'Plan',
      'Good enough for the next phase.',
      [
        'Key dates are in the register',
        'The first phase is planned in detail',
        'A baseline is set',
        'People are promised by their managers',
      ],
    ],
    [
      'law',
      'Law and safety',
      'With those who answer for it.',
      [
        'Data protection was asked',
        'Information security was asked',
        'The works council was told, where it has to be',
        'Procurement knows what is to be bought',
      ],
    ],
  ],
);

const gate = list(
  ['gate-readiness', 'checklist'],
  ['Gate readiness', 'What is looked at before a project is shown to the board.'],
  [
    [
      'results',
      'Results',
      'Of the phase that ends.',
      [
        'All deliverables of the phase are accepted, or named as open',
        'The status report is not older than its cadence',
        'Conditions of the last gate are closed',
        'Open changes are decided',
      ],
    ],
    [
      'case',
      'Case',
      'Whether it is still worth it.',
      [
        'Cost and finish are forecast anew',
        'Benefit owners have confirmed their numbers',
        'Risks were gone through within a month',
      ],
    ],
    [
      'board',
      'For the board',
      'So that it can decide.',
      [
        'The gate report was sent five working days before',
        'The recommendation names one decision',
        'Who approves has not written it',
      ],
    ],
  ],
);

const closure = list(
  ['closure-checklist', 'checklist'],
  ['Closing in order', 'What is done before a project is closed.'],
  [
    [
      'handover',
      'Handover',
      'Nothing stays behind.',
      [
        'All deliverables are accepted',
        'Open points have a new owner who has agreed',
        'Who runs it has the documents',
        'Contracts and licences have a new owner',
      ],
    ],
    [
      'money',
      'Money',
      'With finance.',
      ['All invoices are in, or provided for', 'Orders are closed', 'The cost centre is closed for postings'],
    ],
    [
      'people',
      'People and knowledge',
      'For the next project.',
      [
        'People are released and thanked',
        'Lessons were collected and are in the log',
        'Access rights are taken back',
        'The day of the post-project review is set',
      ],
    ],
  ],
);

const sprint = list(
  ['definition-of-ready', 'definition-of-done'],
  ['Definition of ready', 'When a piece of work may be begun, so that nobody waits in the middle of it.'],
  [
    [
      'clear',
      'Clear',
      'Everybody who works on it would say the same.',
      [
        'It says for whom it is and what they get',
        'Its acceptance criteria are written',
        'It is small enough for one iteration',
      ],
    ],
    [
      'free',
      'Free to begin',
      'Nothing is in the way.',
      ['What it depends on is done', 'People and access are there', 'Who can answer questions is known'],
    ],
  ],
);

export const checklists: readonly ShippedTemplate[] = [definitionOfDone, sprint, ready, gate, closure];
