import { activities, checklists, deliverables, type Pack, registers, roles } from './pack.ts';

export const pm2: Pack = {
  key: 'PM2',
  name: 'PM²',
  kind: 'waterfall',
  source:
    'PM² Project Management Methodology Guide 3.1, European Commission, 2023; reuse allowed with acknowledgement. Retold in our own words.',
  about:
    'Four phases with an approval at the end of each, and a steering committee that answers for the whole.',
  definition: {
    mode: 'guided',
    phases: [
      { id: 'initiating', name: 'Initiating', purpose: 'Say why, for whom, and what would be enough.' },
      {
        id: 'planning',
        name: 'Planning',
        purpose: 'Agree how the work is done and controlled.',
        after: ['initiating'],
      },
      {
        id: 'executing',
        name: 'Executing',
        purpose: 'Make what was agreed and have it accepted.',
        after: ['planning'],
      },
      {
        id: 'closing',
        name: 'Closing',
        purpose: 'Hand over, look back, release people.',
        after: ['executing'],
      },
    ],
    gates: [
      {
        ...{ id: 'rfp', name: 'Ready for planning', after: 'initiating', mode: 'strict', level: 'light' },
        criteria: [
          { text: 'The need and the outcome are understood by who pays' },
          { text: 'A sponsor is named', kind: 'automatic', control: 'GOV-01' },
        ],
        deliverables: ['project-initiation-request', 'business-case', 'project-charter'],
        approvers: [{ role: 'steering', quorum: 1 }],
      },
      {
        ...{ id: 'rfe', name: 'Ready for executing', after: 'planning', mode: 'strict', level: 'light' },
        criteria: [{ text: 'People and money are there for the plan' }, { text: 'The risks are bearable' }],
        deliverables: ['project-work-plan'],
        approvers: [{ role: 'steering', quorum: 1 }],
      },
      {
        ...{ id: 'rfc', name: 'Ready for closing', after: 'executing', mode: 'guided', level: 'standard' },
        criteria: [{ text: 'Who will use it has accepted it' }],
        deliverables: ['acceptance-note'],
        approvers: [{ role: 'owner', quorum: 1 }],
      },
    ],
    roles: roles(`
      steering | Project steering committee | Directs, and solves what others cannot | Go on to the next phase; Changes beyond tolerance; Stop the project
      owner | Project owner | Answers for the outcome on the client's side | Accept deliverables; Change the scope within tolerance
      provider | Solution provider | Answers for the people who make it | Assign people | s
      manager | Project manager | Leads the work from day to day | Order of work within the plan; Changes within tolerance
      business-manager | Business manager | Speaks for the users from day to day | Accept the test results | s
      team | Project core team | Makes it | How work is done
      support | Project support | Keeps records, reports and quality in order | | f
    `),
    activities: activities(`
      initiating | Talk with those concerned | manager:R owner:A | l
      initiating | Weigh the alternatives | manager:R owner:A steering:C | s
      planning | Hold a kick-off for planning | manager:R owner:A team:C | l
      planning | Break the work down and estimate it | manager:A team:R | l
      planning | Agree who is told what and when | manager:A support:R owner:C | f
      executing | Hold a kick-off for executing | manager:A team:R owner:I | l
      executing | Assure quality as planned | manager:A team:R provider:C | s
      executing | Report and steer | manager:R owner:A steering:I | l
      executing | Prepare the change to the business | business-manager:R owner:A | s
      closing | Hold a review of the whole | manager:R owner:A team:C | l
      closing | Release people and close the books | manager:R provider:A | l
    `),
    deliverables: deliverables(`
      initiating | Project initiation request | owner:A manager:R | l
      initiating | Business case | owner:A manager:R steering:C | l
      initiating | Project charter | owner:A manager:R steering:C | l
      planning | Project handbook | manager:A support:R | s
      planning | Stakeholder matrix | manager:A | s
      planning | Project work plan | manager:A team:C | l
      planning | Communications plan | manager:A | f
      planning | Quality plan | manager:A provider:C | f
      planning | Transition plan | manager:R owner:A | s
      planning | Business implementation plan | business-manager:R owner:A | s
      executing | Status reports | manager:A | l
      executing | Acceptance note | owner:A manager:R | l
      closing | Project-end report | manager:A owner:C | l
      closing | Lessons for others | manager:A team:R | s
    `),
    checklists: checklists(`
      initiating | Leaving initiating | The sponsor can say in a sentence why; The outcome can be measured; Alternatives were weighed; The way of working was tailored
      planning | Leaving planning | Every deliverable has a date and a name; Tolerances are agreed; The first risks have owners; Users know what comes when | s
      closing | Leaving closing | All is accepted or handed over; Open points have an owner; Documents are filed; Benefits have somebody who measures them
    `),
    cadences: [
      { id: 'weekly-report', name: 'Status report', kind: 'report', everyDays: 14 },
      { id: 'steering-meeting', name: 'Steering committee', kind: 'meeting', everyDays: 42 },
    ],
    registers: registers(`
      Risks | What may happen, how likely, how bad, what is done
      Issues | What has happened and who mends it
      Decisions | What was decided, by whom, on what
      Changes | What was asked to be otherwise and what became of it | s
    `),
  },
};
