import { activities, checklists, deliverables, type Pack, registers, roles } from './pack.ts';

const gate = (n: number, [after, name]: readonly [string, string], deliverables: string[]) => ({
  ...{ id: `g${n}`, name: `G${n} ${name}`, after, mode: 'strict' as const, deliverables },
  criteria: [
    { text: 'What the stage was to show is shown' },
    { text: 'The case still holds, in money and in risk' },
    { text: 'People for the next stage are agreed' },
  ],
  approvers: [{ role: 'board', quorum: 2 }],
});

export const stageGate: Pack = {
  key: 'STAGE-GATE',
  name: 'Stage-gate waterfall',
  kind: 'waterfall',
  source:
    'After the practice of stages and gates as R. G. Cooper describes it (“Winning at New Products”), and the phase gates of public-sector reviews. In our own words.',
  about: 'Money and people are released stage by stage; nothing of the next begins before the gate.',
  definition: {
    mode: 'strict',
    phases: [
      { id: 'define', name: 'Define', purpose: 'What is wanted, for whom, and is it worth a closer look?' },
      { id: 'plan', name: 'Plan', purpose: 'How, when, with whom, at what cost.', after: ['define'] },
      { id: 'build', name: 'Build', purpose: 'Make it as designed.', after: ['plan'] },
      { id: 'prove', name: 'Prove', purpose: 'Show that it does what it should.', after: ['build'] },
      { id: 'run-in', name: 'Run in', purpose: 'Bring it to where it is used.', after: ['prove'] },
    ],
    gates: [
      gate(1, ['define', 'Case'], ['business-case']),
      gate(2, ['plan', 'Plan'], ['baseline-plan', 'design']),
      gate(3, ['build', 'Build'], ['test-plan']),
      gate(4, ['prove', 'Go-live'], ['test-report', 'go-live-plan']),
      { ...gate(5, ['run-in', 'Close'], ['closing-report']), mode: 'guided' as const },
    ],
    roles: roles(`
      board | Gate board | Decides at each gate | Go, hold, recycle or stop; Release money for the next stage
      sponsor | Sponsor | Answers for the benefits | Accept the result; Ask for a change of scope
      manager | Project manager | Leads from gate to gate | Order of work within the baseline
      designer | Design authority | Answers for the design as a whole | Approve the design; Allow departures from it | s
      quality | Quality lead | Answers for the proof | Release for the gate | s
      team | Team | Makes and tests |
    `),
    activities: activities(`
      define | Gather the needs | manager:A team:R sponsor:C | l
      define | Work out the case | manager:R sponsor:A | l
      plan | Design the whole | designer:A team:R | s
      plan | Plan and baseline | manager:A team:R board:I | l
      plan | Buy what is long in coming | manager:A sponsor:C | f
      build | Build by the plan | manager:A team:R | l
      build | Review designs in detail | designer:A team:R | s
      build | Control changes | manager:R sponsor:A board:C | l
      prove | Test against the needs | quality:A team:R | s
      prove | Rehearse the go-live | manager:A team:R | f
      prove | Train who will use it | manager:A team:R sponsor:C | s
      run-in | Go live | manager:A team:R board:I | l
      run-in | Hand over to those who run it | manager:A team:R sponsor:C | l
    `),
    deliverables: deliverables(`
      define | Business case | sponsor:A manager:R | l
      define | List of needs | manager:A | l
      define | First risks | manager:A team:C | s
      plan | Design | designer:A team:R | s
      plan | Baseline plan | manager:A board:I | l
      plan | Procurement plan | manager:A | f
      build | Test plan | quality:A | s
      build | Built product | manager:A team:R | l
      prove | Test report | quality:A team:R | s
      prove | Go-live plan | manager:A | l
      prove | Training material | manager:A team:R | s | optional
      run-in | Acceptance | sponsor:A manager:R | l
      run-in | Closing report | manager:A | l
      run-in | Benefits handed over | sponsor:A manager:R | f
    `),
    checklists: checklists(`
      plan | Before the baseline | Every stage has an owner; Long lead items are known; Reserves are shown and not hidden; Dependencies on others are agreed
      prove | Before going live | The way back was tried; Support knows what comes; Data was moved in a rehearsal; Users were told | s
    `),
    cadences: [
      { id: 'report', name: 'Status report', kind: 'report', everyDays: 14 },
      { id: 'board-meeting', name: 'Gate board', kind: 'meeting', everyDays: 28, level: 'standard' },
    ],
    registers: registers(`
      Risks | What may happen and what is done about it
      Changes | Departures from the baseline, asked for and decided
      Issues | What is wrong now and who mends it | s
      Assumptions | What is taken for granted until it is shown | f
    `),
  },
};
