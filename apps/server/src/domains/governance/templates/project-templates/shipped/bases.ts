import {
  assumption,
  documents,
  gates,
  milestone,
  nothing,
  part,
  risk,
  roles,
  type ShippedProjectTemplate,
  task,
} from './outline.ts';

const smallChange: ShippedProjectTemplate = {
  ...{ key: 'small-change', name: 'Small change', kind: 'base' },
  summary: 'A change that a few people finish within a quarter: agreed, made, handed over.',
  definition: {
    ...nothing,
    method: 'LIGHT',
    roles: roles({ lead: 'Change lead', expert: 'Subject expert', user: 'Key user' }),
    tasks: [
      task('agree', ['Agree what changes and for whom', 3], { role: 'lead' }),
      task('design', ['Describe the change', 5, 'agree'], { role: 'expert' }),
      task('make', ['Make the change', 15, 'design'], { role: 'expert' }),
      task('try-out', ['Try it out with key users', 5, 'make FS -3'], { role: 'user' }),
      task('instruct', ['Write the instructions', 4, 'make SS 8'], { role: 'expert' }),
      task('introduce', ['Introduce it', 3, 'try-out, instruct'], { role: 'lead' }),
      milestone('in-use', 'In use', 'introduce'),
      task('look-back', ['Look back and close', 2, 'in-use FS 10'], { role: 'lead' }),
    ],
    documents: documents('initiation-request', 'definition-of-done', 'risk-register', 'closure-report'),
    rows: [
      risk('nobody-uses', [
        'Because key users hear of it late, the change may be made and not used, so that the benefit stays away',
        ...(['Medium', 'High', 'Name key users in the first week and let them try it out'] as const),
      ]),
    ],
    gates: gates({ 'Go or no go': 8, Acceptance: 32 }),
  },
};

const software: ShippedProjectTemplate = {
  ...{ key: 'software-hybrid', name: 'Software delivery, hybrid', kind: 'base' },
  summary: 'Fixed points for decisions and money, iterations in between: from the charter to operation.',
  definition: {
    ...nothing,
    method: 'HYBRID',
    roles: roles({
      ...{ owner: 'Product owner', architect: 'Architect', developer: 'Development team' },
      ...{ tester: 'Test lead', operator: 'Operations' },
    }),
    tasks: [
      ...part('preparation', 'Preparation', [
        task('charter', ['Write the charter', 5], { role: 'owner' }),
        task('backlog', ['Collect and order the backlog', 10, 'charter'], { role: 'owner' }),
        task('architecture', ['Sketch the architecture', 8, 'charter FS 2'], { role: 'architect' }),
        milestone('ready', 'Ready to build', 'backlog, architecture'),
      ]),
      ...part('building', 'Building', [
        task('iteration-1', ['Iteration 1: the thinnest whole path', 15, 'ready'], { role: 'developer' }),
        task('iteration-2', ['Iteration 2: what most people need', 15, 'iteration-1'], { role: 'developer' }),
        task('iteration-3', ['Iteration 3: what the law and operation need', 15, 'iteration-2'], {
          role: 'developer',
        }),
        task('iteration-4', ['Iteration 4: what was learned', 10, 'iteration-3'], { role: 'developer' }),
        milestone('complete', 'Scope complete', 'iteration-4'),
      ]),
      ...part('proving', 'Proving', [
        task('test-plan', ['Plan the tests', 5, 'iteration-1'], { role: 'tester' }),
        task('load-test', ['Test load and failure', 8, 'iteration-3, test-plan'], { role: 'tester' }),
        task('acceptance-test', ['Acceptance by users', 10, 'complete, load-test'], { role: 'tester' }),
      ]),
      ...part('going-live', 'Going live', [
        task('runbook', ['Write the runbook', 5, 'iteration-3'], { role: 'operator' }),
        task('training', ['Train users and support', 8, 'acceptance-test SS 4'], { role: 'owner' }),
        task('cut-over', ['Cut over', 2, 'acceptance-test, runbook, training'], { role: 'operator' }),
        milestone('live', 'Live', 'cut-over'),
        task('care', ['Heightened care after the start', 20, 'live'], { role: 'developer' }),
        task('close', ['Hand over and close', 5, 'care'], { role: 'owner' }),
      ]),
    ],
    documents: documents(
      ...['project-charter', 'business-case', 'requirements-summary', 'definition-of-done'],
      ...['risk-register', 'assumption-log', 'decision-log', 'acceptance-record', 'closure-report'],
    ),
    rows: [
      risk('late-interface', [
        'Because an interface belongs to somebody else, it may come late, so that an iteration cannot be shown',
        ...(['Medium', 'High', 'Agree a stand-in for every interface before iteration 1'] as const),
      ]),
      assumption('users-there', [
        'Two users are free for half a day in every iteration',
        'Acceptance takes twice as long',
      ]),
    ],
    gates: gates({ 'Start of building': 15, 'Half of the budget': 45, 'Go live': 85 }),
  },
};

const procurement: ShippedProjectTemplate = {
  ...{ key: 'procurement', name: 'Procurement', kind: 'base' },
  summary: 'From the need to a contract that is in use, with the waiting times that competition asks for.',
  definition: {
    ...nothing,
    method: 'STAGE-GATE',
    roles: roles({
      ...{ buyer: 'Buyer', requester: 'Requesting unit', lawyer: 'Legal adviser', jury: 'Evaluation panel' },
    }),
    tasks: [
      ...part('need', 'Need and market', [
        task('describe-need', ['Describe the need', 8], { role: 'requester' }),
        task('market', ['Look at the market', 10, 'describe-need SS 3'], { role: 'buyer' }),
        task('strategy', ['Decide how to buy', 4, 'describe-need, market'], { role: 'buyer' }),
      ]),
      ...part('tender', 'Tender', [
        task('tender-files', ['Write the tender documents', 12, 'strategy'], { role: 'buyer' }),
        task('legal-check', ['Legal check', 5, 'tender-files'], { role: 'lawyer' }),
        milestone('published', 'Published', 'legal-check'),
        task('bidding', ['Time for bids', 25, 'published']),
        task('evaluate', ['Evaluate the bids', 10, 'bidding'], { role: 'jury' }),
        task('standstill', ['Standstill before the award', 10, 'evaluate']),
        milestone('award', 'Award', 'standstill'),
      ]),
      ...part('contract', 'Contract', [
        task('sign', ['Agree and sign the contract', 5, 'award'], { role: 'lawyer' }),
        task('begin-supply', ['Begin the supply', 15, 'sign'], { role: 'requester' }),
        task('first-review', ['First review of the supplier', 3, 'begin-supply FS 20'], { role: 'buyer' }),
        task('close', ['Hand over to contract management', 2, 'first-review'], { role: 'buyer' }),
      ]),
    ],
    documents: documents(
      ...['initiation-request', 'business-case', 'requirements-summary', 'decision-log', 'risk-register'],
      'acceptance-record',
    ),
    rows: [
      risk('no-bids', [
        'Because the lots are cut too large, too few may bid, so that the tender has to be repeated',
        ...(['Medium', 'High', 'Ask three suppliers about the lots during the look at the market'] as const),
      ]),
    ],
    gates: gates({ 'Way of buying decided': 17, 'Before publication': 34, 'Before the award': 79 }),
  },
};

const construction: ShippedProjectTemplate = {
  ...{ key: 'construction-estates', name: 'Construction and estates', kind: 'base' },
  summary: 'A building or a conversion: brief, design, permit, works, handing over and snags.',
  definition: {
    ...nothing,
    method: 'STAGE-GATE',
    roles: roles({
      ...{ client: 'Client’s representative', designer: 'Designer', site: 'Site manager' },
      ...{ safety: 'Safety coordinator', user: 'Future users' },
    }),
    tasks: [
      ...part('brief', 'Brief', [
        task('user-brief', ['Take down what users need', 10], { role: 'user' }),
        task('survey', ['Survey the site and the building', 12], { role: 'designer' }),
        task('feasibility', ['Feasibility and first cost plan', 15, 'user-brief, survey'], {
          role: 'designer',
        }),
      ]),
      ...part('design', 'Design', [
        task('concept', ['Concept design', 25, 'feasibility'], { role: 'designer' }),
        task('permit', ['Permit', 60, 'concept'], { role: 'client' }),
        task('detail', ['Detailed design', 40, 'concept FS 5'], { role: 'designer' }),
        task('safety-plan', ['Health and safety plan', 10, 'detail SS 15'], { role: 'safety' }),
        task('tender', ['Tender the works', 30, 'detail'], { role: 'client' }),
      ]),
      ...part('works', 'Works', [
        milestone('site-start', 'Start on site', 'permit, tender, safety-plan'),
        task('enabling', ['Clear and secure the site', 15, 'site-start'], { role: 'site' }),
        task('shell', ['Structure and shell', 80, 'enabling'], { role: 'site' }),
        task('services', ['Building services', 60, 'shell SS 40'], { role: 'site' }),
        task('finishes', ['Finishes', 40, 'shell, services SS 20'], { role: 'site' }),
        milestone('works-done', 'Works complete', 'services, finishes'),
      ]),
      ...part('handing-over', 'Handing over', [
        task('commission', ['Commission and test', 15, 'works-done'], { role: 'site' }),
        task('snags', ['Mend the snags', 15, 'commission SS 5'], { role: 'site' }),
        task('move', ['Move in', 10, 'commission, snags'], { role: 'user' }),
        task('close', ['Final account and close', 20, 'move'], { role: 'client' }),
      ]),
    ],
    documents: documents(
      ...[
        'project-charter',
        'business-case',
        'requirements-summary',
        'risk-register',
        'stakeholder-register',
      ],
      ...['decision-log', 'assumption-log', 'acceptance-record', 'closure-report', 'post-project-review'],
    ),
    rows: [
      risk('ground', [
        'Because the ground is only known from a survey, obstacles may be found, so that enabling takes longer',
        ...(['Medium', 'High', 'Dig trial pits before the tender'] as const),
      ]),
      assumption('permit-time', [
        'The permit is granted within sixty working days',
        'Start on site moves by as much',
      ]),
    ],
    gates: gates({ 'Brief agreed': 27, 'Concept agreed': 52, 'Start on site': 127, 'Handing over': 275 }),
  },
};

/** What a project as a whole is made of. */
export const bases: readonly ShippedProjectTemplate[] = [smallChange, software, procurement, construction];
