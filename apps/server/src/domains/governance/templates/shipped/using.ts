import { columns, long, money, optional, section, table } from './ask.ts';
import { document } from './written.ts';

export const benefitsPlan = document(
  ['benefits-plan', 'benefits-plan'],
  ['Benefits plan', 'How the benefits of the business case become real, and who measures them when.'],
  [
    section(
      'benefits',
      ['Benefits', 'What gets better for whom.'],
      [
        table(
          'list',
          [
            'Benefits',
            'Each with an owner who is there afterwards.',
            'Nights sold | Nights a year | 9,100 | 10,000 | K. Osei | 2027-10-31',
          ],
          columns({
            benefit: 'Benefit',
            measure: 'Measure',
            today: 'Today',
            target: 'Target',
            owner: ['Owner', 'person'],
            due: ['By', 'date'],
          }),
        ),
        money('value', ['Value in all', 'As in the business case.', '420,000'], {
          source: 'project.benefitsForecast',
          ...optional,
        }),
        long(
          'losses',
          [
            'Who loses',
            'Side effects, and what is done about them.',
            'The telephone team has less to do; two move to the desk.',
          ],
          optional,
        ),
      ],
    ),
    section(
      'measuring',
      ['Measuring', 'So that nobody has to look for the number later.'],
      [
        table(
          'measures',
          [
            'Measurements',
            'The first is today, before anything changes.',
            '2026-05-01 | Nights sold | Ledger | K. Osei',
          ],
          columns({ when: ['When', 'date'], what: 'What', from: 'Where from', by: ['By', 'person'] }),
        ),
        long(
          'change',
          [
            'What has to change',
            'New habits without which the result lies unused.',
            'The office stops taking bookings on paper from the first of June.',
          ],
          { minLength: 20 },
        ),
      ],
    ),
  ],
);

export const transitionPlan = document(
  ['transition-plan', 'transition-plan'],
  ['Transition plan', 'How the result goes into use: step by step, with a way back.'],
  [
    section(
      'readiness',
      ['Readiness', 'Who is ready when.'],
      [
        table(
          'groups',
          [
            'Who changes over',
            'Smallest and friendliest first.',
            'North harbour | 12 | 2026-09-01 | Trained, old files frozen',
          ],
          columns({
            group: 'Group',
            people: ['People', 'number'],
            date: ['On', 'date'],
            ready: 'Ready when',
          }),
        ),
        long(
          'training',
          [
            'Training',
            'Who learns what how, just before they need it.',
            'Two hours with own cases, in the week before; a helper on the floor for three days.',
          ],
          { minLength: 20 },
        ),
      ],
    ),
    section(
      'cutover',
      ['Change-over', 'Hour by hour where it matters.'],
      [
        table(
          'steps',
          [
            'Steps',
            'Each with a name, and a point after which there is no way back.',
            'Freeze old bookings | K. Osei | Friday 18:00',
          ],
          columns({ step: 'Step', by: ['By', 'person'], when: 'When' }),
        ),
        long(
          'back',
          [
            'Way back',
            'Who decides to go back until when, and how.',
            'The sponsor, until Sunday 16:00: the old list is opened again and new bookings are typed in.',
          ],
          { minLength: 20 },
        ),
        long(
          'support',
          [
            'Afterwards',
            'Who helps in the first weeks, and who from then on.',
            'The project for four weeks, then the service desk; handed over with the list of known faults.',
          ],
          { minLength: 20 },
        ),
      ],
    ),
  ],
);
