import {
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

const dataProtection: ShippedProjectTemplate = {
  ...{ key: 'data-protection', name: 'Data protection', kind: 'add-on' },
  summary:
    'For projects that handle data of people: what is processed, why, how it is protected and deleted.',
  definition: {
    ...nothing,
    roles: roles({ 'privacy-officer': 'Data protection officer' }),
    tasks: part('privacy', 'Data protection', [
      task('privacy-record', ['List what data of whom is processed, and why', 4], {
        role: 'privacy-officer',
      }),
      task('privacy-risks', ['Assess the risks to the people concerned', 8, 'privacy-record'], {
        role: 'privacy-officer',
      }),
      task('privacy-measures', ['Agree access, deletion and protection', 6, 'privacy-risks'], {
        role: 'privacy-officer',
      }),
      milestone('privacy-cleared', 'Cleared by data protection', 'privacy-measures'),
    ]),
    documents: documents('risk-register', 'decision-log'),
    rows: [
      risk('privacy-late', [
        'Because data protection is asked late, measures may have to be added after the build, so that the start moves',
        ...(['Medium', 'High', 'Clear the processing before anything is built'] as const),
      ]),
    ],
    gates: gates({ 'Data protection clearance': 20 }),
  },
};

const supplier: ShippedProjectTemplate = {
  ...{ key: 'supplier', name: 'Supplier', kind: 'add-on' },
  summary: 'For projects that lean on a supplier: contract, deliveries, acceptance and the way out.',
  definition: {
    ...nothing,
    roles: roles({ 'supplier-manager': 'Supplier manager' }),
    tasks: part('supply', 'Supplier', [
      task('supplier-terms', ['Agree deliveries, acceptance and penalties', 10], {
        role: 'supplier-manager',
      }),
      milestone('supplier-signed', 'Contract signed', 'supplier-terms'),
      task('supplier-start', ['Start meeting and contacts', 2, 'supplier-signed'], {
        role: 'supplier-manager',
      }),
      task('supplier-delivery', ['Supplier delivers', 30, 'supplier-start']),
      task('supplier-acceptance', ['Check and accept the delivery', 5, 'supplier-delivery'], {
        role: 'supplier-manager',
      }),
    ]),
    documents: documents('risk-register', 'acceptance-record'),
    rows: [
      risk('supplier-fails', [
        'Because one supplier holds the knowledge, its failure may stop the work, so that nobody can go on',
        ...(['Low', 'High', 'Agree access to sources and papers, and a notice period'] as const),
      ]),
    ],
  },
};

const communications: ShippedProjectTemplate = {
  ...{ key: 'communications', name: 'Communications', kind: 'add-on' },
  summary: 'For changes that many people notice: who hears what, when, from whom, and whether it arrived.',
  definition: {
    ...nothing,
    roles: roles({ communicator: 'Communications lead' }),
    tasks: part('telling', 'Communications', [
      task('audiences', ['Find out who is concerned, and how', 4], { role: 'communicator' }),
      task('messages', ['Write the messages and the calendar', 5, 'audiences'], { role: 'communicator' }),
      task('first-word', ['First word to all concerned', 2, 'messages'], { role: 'communicator' }),
      task('listen', ['Listen and answer', 10, 'first-word FS 5'], { role: 'communicator' }),
    ]),
    documents: documents('stakeholder-register', 'communication-plan'),
  },
};

/** What is added to a base where a project needs it. */
export const addOns: readonly ShippedProjectTemplate[] = [dataProtection, supplier, communications];
