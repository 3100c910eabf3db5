import type { Api } from '@chartroom/contract';
import type { Config, Handlers, Subscription } from '../../../platform/index.ts';
import { archiveAtPhaseChange } from './archive.ts';
import { disposeRecords } from './disposal.ts';
import { holdBackAnonymising } from './hold-back.ts';
import { liftHold, listHolds, placeHold } from './legal-hold.ts';
import {
  downloadRecord,
  exportRecords,
  listRecords,
  recordView,
  verifyRecord,
  visibleRecord,
} from './record-view.ts';
import { deliveriesOf, getSystem, makeSecret, retry, testSystem, updateSystem } from './records-system.ts';
import { createRule, listRules, updateRule } from './retention.ts';

/** Endpoint -> use case; where a records system may be is the operator's to say. */
export const recordsHandlers = ({ allowedHosts }: Pick<Config, 'allowedHosts'>) =>
  ({
    listRecords: (tx, input) => listRecords(tx, input),
    exportRecords: (tx, input) => exportRecords(tx, input),
    getRecord: async (tx, { params }) => recordView(tx, await visibleRecord(tx, params.record)),
    downloadRecord: (tx, { params }) => downloadRecord(tx, params.record),
    verifyRecord: (tx, { params }) => verifyRecord(tx, params.record),
    disposeRecords: (tx, input) => disposeRecords(tx, input),
    listRetentionRules: tx => listRules(tx),
    createRetentionRule: (tx, input) => createRule(tx, input),
    updateRetentionRule: (tx, input, { version }) => updateRule(tx, input, version),
    listLegalHolds: (tx, input) => listHolds(tx, input),
    placeLegalHold: (tx, input) => placeHold(tx, input),
    liftLegalHold: (tx, input, { version }) => liftHold(tx, input, version),
    getRecordsSystem: tx => getSystem(tx),
    updateRecordsSystem: (tx, input, { version }) =>
      updateSystem(tx, input, { version, allowed: allowedHosts ?? [] }),
    rotateRecordsSecret: (tx, _, { version }) => makeSecret(tx, version),
    testRecordsSystem: tx => testSystem(tx),
    listDeliveries: (tx, input) => deliveriesOf(tx, input),
    retryDelivery: (tx, { params }) => retry(tx, params.delivery),
  }) satisfies Partial<Handlers<Api>>;

/** What is told of before a change stands: what a project has approved is archived; what is held is kept. */
export const recordsSubscriptions: readonly Subscription[] = [
  {
    prefixes: [
      ...['register.project.moved-on', 'register.project.updated', 'register.project.restored'],
      'governance.gate.decided',
    ],
    run: archiveAtPhaseChange,
  },
  { prefixes: ['register.person.anonymised', 'register.role.withdrawn'], run: holdBackAnonymising },
];
