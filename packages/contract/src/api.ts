import type { Endpoint } from './base/endpoint.ts';
import * as boardPack from './flows/board-pack.ts';
import * as bulkEdit from './flows/bulk-edit.ts';
import * as changeSet from './flows/change-set.ts';
import * as changedAfter from './flows/changed-after.ts';
import * as cockpit from './flows/cockpit.ts';
import * as consequences from './flows/consequences.ts';
import * as figure from './flows/figure.ts';
import * as history from './flows/history.ts';
import * as imports from './flows/import.ts';
import * as listExport from './flows/list-export.ts';
import * as myWork from './flows/my-work.ts';
import * as myWorkCount from './flows/my-work-count.ts';
import * as notification from './flows/notification.ts';
import * as onePage from './flows/one-page.ts';
import * as planFile from './flows/plan-file.ts';
import * as planValue from './flows/plan-value.ts';
import * as projectExport from './flows/project-export.ts';
import * as projectList from './flows/project-list.ts';
import * as reminder from './flows/reminder.ts';
import * as reportDocument from './flows/report-document.ts';
import * as roadmap from './flows/roadmap.ts';
import * as roadmapMoney from './flows/roadmap-money.ts';
import * as share from './flows/share.ts';
import * as warning from './flows/warning.ts';
import * as weeklyUpdate from './flows/weekly-update.ts';
import * as compliance from './governance/audits/compliance.ts';
import * as controls from './governance/audits/controls.ts';
import * as falseAlarm from './governance/audits/false-alarm.ts';
import * as finding from './governance/audits/finding.ts';
import * as maturity from './governance/audits/maturity.ts';
import * as auditProgramme from './governance/audits/programme.ts';
import * as questionnaire from './governance/audits/questionnaire.ts';
import * as review from './governance/audits/review.ts';
import * as audits from './governance/audits.ts';
import * as gates from './governance/methodologies/gates/gate.ts';
import * as gateCalendar from './governance/methodologies/gates/gate-calendar.ts';
import * as gateStandards from './governance/methodologies/gates/gate-standard.ts';
import * as projectMethod from './governance/methodologies/project-method.ts';
import * as methodologies from './governance/methodologies.ts';
import * as legalHold from './governance/records/legal-hold.ts';
import * as recordsSystem from './governance/records/records-system.ts';
import * as retention from './governance/records/retention.ts';
import * as records from './governance/records.ts';
import * as documents from './governance/templates/documents.ts';
import * as projectTemplateUse from './governance/templates/project-template-use.ts';
import * as projectTemplates from './governance/templates/project-templates.ts';
import * as templates from './governance/templates.ts';
import * as dependencies from './monitoring/dependencies.ts';
import * as reporting from './monitoring/reporting.ts';
import * as account from './platform/account.ts';
import * as event from './platform/event.ts';
import * as file from './platform/file.ts';
import * as job from './platform/job.ts';
import * as live from './platform/live.ts';
import * as mail from './platform/mail.ts';
import * as seal from './platform/seal.ts';
import * as session from './platform/session.ts';
import * as token from './platform/token.ts';
import * as view from './platform/view.ts';
import * as absence from './register/absence.ts';
import * as field from './register/field.ts';
import * as organisation from './register/organisation.ts';
import * as person from './register/person.ts';
import * as plan from './register/plan/plan.ts';
import * as planBaseline from './register/plan/plan-baseline.ts';
import * as planBoard from './register/plan/plan-board.ts';
import * as pmoType from './register/pmo-type.ts';
import * as portfolio from './register/portfolio.ts';
import * as project from './register/project.ts';

/** The endpoints among the exports of a module. */
type EndpointsOf<M> = { readonly [K in keyof M as M[K] extends Endpoint ? K : never]: M[K] };

const isEndpoint = (x: unknown): x is Endpoint =>
  typeof x === 'object' && x !== null && 'method' in x && 'path' in x && 'access' in x;

const endpointsOf = <M extends object>(module: M): EndpointsOf<M> =>
  Object.fromEntries(Object.entries(module).filter(([, x]) => isEndpoint(x))) as EndpointsOf<M>;

/** Everything that can be asked of the server, by name. */
export const api = {
  ...endpointsOf(session),
  ...endpointsOf(account),
  ...endpointsOf(token),
  ...endpointsOf(job),
  ...endpointsOf(event),
  ...endpointsOf(seal),
  ...endpointsOf(live),
  ...endpointsOf(file),
  ...endpointsOf(mail),
  ...endpointsOf(view),
  ...endpointsOf(organisation),
  ...endpointsOf(pmoType),
  ...endpointsOf(field),
  ...endpointsOf(person),
  ...endpointsOf(portfolio),
  ...endpointsOf(project),
  ...endpointsOf(plan),
  ...endpointsOf(planBaseline),
  ...endpointsOf(planBoard),
  ...endpointsOf(audits),
  ...endpointsOf(templates),
  ...endpointsOf(projectTemplates),
  ...endpointsOf(projectTemplateUse),
  ...endpointsOf(documents),
  ...endpointsOf(records),
  ...endpointsOf(retention),
  ...endpointsOf(legalHold),
  ...endpointsOf(recordsSystem),
  ...endpointsOf(dependencies),
  ...endpointsOf(controls),
  ...endpointsOf(methodologies),
  ...endpointsOf(projectMethod),
  ...endpointsOf(auditProgramme),
  ...endpointsOf(questionnaire),
  ...endpointsOf(finding),
  ...endpointsOf(review),
  ...endpointsOf(maturity),
  ...endpointsOf(falseAlarm),
  ...endpointsOf(compliance),
  ...endpointsOf(gates),
  ...endpointsOf(gateCalendar),
  ...endpointsOf(gateStandards),
  ...endpointsOf(reporting),
  ...endpointsOf(consequences),
  ...endpointsOf(figure),
  ...endpointsOf(planValue),
  ...endpointsOf(projectList),
  ...endpointsOf(roadmap),
  ...endpointsOf(roadmapMoney),
  ...endpointsOf(projectExport),
  ...endpointsOf(listExport),
  ...endpointsOf(warning),
  ...endpointsOf(bulkEdit),
  ...endpointsOf(changeSet),
  ...endpointsOf(cockpit),
  ...endpointsOf(imports),
  ...endpointsOf(planFile),
  ...endpointsOf(history),
  ...endpointsOf(changedAfter),
  ...endpointsOf(absence),
  ...endpointsOf(weeklyUpdate),
  ...endpointsOf(myWork),
  ...endpointsOf(myWorkCount),
  ...endpointsOf(reminder),
  ...endpointsOf(notification),
  ...endpointsOf(onePage),
  ...endpointsOf(boardPack),
  ...endpointsOf(share),
  ...endpointsOf(reportDocument),
};
export type Api = typeof api;
