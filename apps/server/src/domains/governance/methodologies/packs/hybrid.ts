import { activities, checklists, deliverables, type Pack, registers, roles } from './pack.ts';

export const hybrid: Pack = {
  key: 'HYBRID',
  name: 'Hybrid, gates around sprints',
  kind: 'hybrid',
  source:
    'Our own arrangement: stages and gates (after R. G. Cooper) around sprints (after The Scrum Guide, K. Schwaber and J. Sutherland, 2020). In our own words.',
  about: 'The organisation decides at gates on money and promises; in between a team works in sprints.',
  definition: {
    mode: 'guided',
    phases: [
      { id: 'concept', name: 'Concept', purpose: 'Why, for whom, and is it worth a team?' },
      {
        id: 'foundation',
        name: 'Foundation',
        purpose: 'Architecture, team and a backlog that can be trusted.',
        after: ['concept'],
      },
      { id: 'increments', name: 'Increments', purpose: 'Sprints towards releases.', after: ['foundation'] },
      {
        id: 'adoption',
        name: 'Adoption',
        purpose: 'Who is to use it is made ready, beside the sprints.',
        after: ['foundation'],
        level: 'standard',
      },
      {
        id: 'go-live',
        name: 'Go-live and close',
        purpose: 'In use, handed over, benefits owned.',
        after: ['increments', 'adoption'],
      },
    ],
    gates: [
      {
        ...{ id: 'fund', name: 'Fund the foundation', after: 'concept', mode: 'strict' },
        criteria: [{ text: 'The case is worth a team for three months' }],
        deliverables: ['business-case'],
        approvers: [{ role: 'board', quorum: 1 }],
      },
      {
        ...{ id: 'commit', name: 'Commit to a release', after: 'foundation', mode: 'strict' },
        criteria: [{ text: 'The riskiest part was tried' }, { text: 'The backlog carries the case' }],
        deliverables: ['release-plan', 'product-backlog'],
        approvers: [{ role: 'board', quorum: 1 }],
      },
      {
        ...{ id: 'release', name: 'Release', after: 'increments', mode: 'guided' },
        criteria: [{ text: 'The increment meets the definition of done' }],
        deliverables: ['release-notes'],
        approvers: [{ role: 'product-owner', quorum: 1 }],
      },
    ],
    roles: roles(`
      board | Investment board | Decides at the gates | Fund, hold or stop
      sponsor | Sponsor | Answers for the benefits | Change what the release has to reach
      manager | Project manager | Answers for gates, money and what others give | Reports and tolerances
      product-owner | Product owner | Answers for the backlog | Order of the backlog; Release
      team | Team | Makes the increments | How much goes into a sprint
      change-lead | Change lead | Makes users ready | When a group of users begins | s
    `),
    activities: activities(`
      concept | Work out the case | manager:R sponsor:A | l
      foundation | Try the riskiest part | team:R product-owner:A | l
      foundation | Build and order the backlog | product-owner:A team:R | l
      foundation | Plan the release | manager:A product-owner:R team:C | l
      increments | Sprint with review and look back | team:R product-owner:A | l
      increments | Report forecast against release | manager:A product-owner:R board:I | s
      adoption | Prepare and train users | change-lead:A team:C | s
      adoption | Measure readiness | change-lead:A sponsor:I | f
      go-live | Go live | manager:A team:R | l
      go-live | Close and hand over | manager:A sponsor:C | l
    `),
    deliverables: deliverables(`
      concept | Business case | sponsor:A manager:R | l
      foundation | Architecture in brief | team:A | s
      foundation | Product backlog | product-owner:A | l
      foundation | Release plan | manager:A product-owner:R | l
      increments | Release notes | product-owner:A team:R | l
      increments | Burn-up | manager:A | s
      adoption | Change plan | change-lead:A | s
      adoption | Readiness report | change-lead:A | f
      go-live | Acceptance | sponsor:A manager:R | l
      go-live | Closing report | manager:A | l
    `),
    checklists: checklists(`
      foundation | Before committing | Done is defined; The team has sprinted once; Dependencies on other projects are agreed
      go-live | Before going live | The way back was tried; Support knows what comes; Users were told | s
    `),
    cadences: [
      { id: 'sprint', name: 'Sprint', kind: 'sprint', everyDays: 14 },
      { id: 'report', name: 'Status report', kind: 'report', everyDays: 14 },
      { id: 'board-meeting', name: 'Investment board', kind: 'meeting', everyDays: 42 },
    ],
    registers: registers(`
      Risks | What may happen and what is done about it
      Decisions | What was decided, by whom
      Changes to the release | What the release has to reach, and how that changed | s
    `),
  },
};
