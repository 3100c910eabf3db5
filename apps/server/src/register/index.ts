import { absenceHandlers } from './absence/absence.ts';
import { fieldHandlers } from './field/field.ts';
import { trialHandlers } from './field/trial.ts';
import { historyHandlers } from './history/history.ts';
import { milestoneHandlers } from './milestone/milestone.ts';
import { organisationHandlers } from './organisation/organisation.ts';
import { personHandlers } from './person/person.ts';
import { planHandlers } from './plan/plan.ts';
import { pmoTypeHandlers } from './pmo-type/pmo-type.ts';
import { portfolioHandlers } from './portfolio/portfolio.ts';
import { projectHandlers } from './project/project.ts';

export { standsInFor } from './absence/absence.ts';
export { awayToday } from './absence/store.ts';
export { peopleHolding, personMay } from './access/person-may.ts';
export { directory } from './directory.ts';
export { calculatedFields, explanationOf } from './field/calculated.ts';
export {
  type FieldCatalogue,
  fieldCatalogue,
  filterTypeOf,
  typeInFormula,
} from './field/catalogue.ts';
export { cellsOf, cellText, type FieldCells, fieldReader } from './field/cells.ts';
export { wrongValue } from './field/check-value.ts';
export {
  codesUnder,
  differingFields,
  type FieldDefinition,
  type FieldSetting,
  fieldsBetween,
  optionMeant,
  withFields,
} from './field/definition.ts';
export { addFields } from './field/field.ts';
export { type AddedFigure, addedFigures, calculatedValue, figureValues } from './field/figures.ts';
export { withCodes } from './field/filter.ts';
export type { ProjectSubject } from './field/inputs.ts';
export { statesFrom } from './field/required.ts';
export { type FieldChange, fieldsOf, setFields } from './field/set-fields.ts';
export { storedColumn, typedColumn } from './field/store/columns.ts';
export { loadValues } from './field/store/values.ts';
export { lookedAt } from './known/looked-at.ts';
export { known, knownProjects } from './known/store.ts';
export {
  addMilestones,
  changeMilestones,
  setMilestoneFields,
  updateMilestone,
} from './milestone/milestone.ts';
export {
  loadMilestones,
  loadMilestonesEver,
  type MilestoneRecord,
  type NewMilestone,
} from './milestone/store.ts';
export { planMilestoneUndo, putBackMilestoneFields } from './milestone/undo.ts';
export { addRates, addUnits, changeUnit, listUnits, unitsByName } from './organisation/organisation.ts';
export { loadRates, type RateRecord } from './organisation/store.ts';
export { todayIn } from './organisation/today.ts';
export { addGrant } from './person/grants.ts';
export { listPeople } from './person/list.ts';
export { addPeople, knownPeople, peopleByName, updatePerson } from './person/person.ts';
export { personExists } from './person/store.ts';
export { mayReadProject, planToEdit, visibleFor } from './plan/access.ts';
export { type ChangedPlan, changePlan, type OpenPlan, openPlan, visibleOpenPlan } from './plan/change.ts';
export { createPlan, emptyPlan } from './plan/create.ts';
export { type ImportedPlan, importPlan, type PlanToImport, planState } from './plan/import.ts';
export { type KnownPlan, knownPlans } from './plan/known.ts';
export type { FoundPlan } from './plan/store/find.ts';
export { type WholePlan, wholePlan } from './plan/whole.ts';
export { applyTypesByTheClock } from './pmo-type/pmo-type.ts';
export {
  addProgrammes,
  changePortfolio,
  changeProgramme,
  listPortfolios,
  listProgrammes,
  portfolioByName,
} from './portfolio/portfolio.ts';
export { findProgrammes, portfolioSubtree } from './portfolio/store.ts';
export {
  type AttributeName,
  type Attributes,
  blankAttributes,
  onlyAttributes,
} from './project/attributes.ts';
export { type ChangeOptions, changeProjects, type ProjectChange } from './project/bulk.ts';
export { addProjects, type FactChange, type NewProject, recordFacts } from './project/facts.ts';
export { type NotUndone, notUndone } from './project/not-undone.ts';
export { placeOf, projectView, updateProject, visibleProject } from './project/project.ts';
export { isLive } from './project/rules.ts';
export {
  type DatedFact,
  type FactRow,
  factOn,
  findProjects,
  loadDatedFacts,
  loadFacts,
  loadMeant,
  majorUnits,
  type NamedProject,
  type RecordedRow,
  resolveProject,
} from './project/store.ts';
export { planUndo } from './project/undo.ts';
export { everyProject, projectsWith, type Visible } from './visibility/store.ts';

/** Endpoint -> use case, for everything the register answers. */
export const registerHandlers = {
  ...organisationHandlers,
  ...pmoTypeHandlers,
  ...fieldHandlers,
  ...trialHandlers,
  ...personHandlers,
  ...absenceHandlers,
  ...portfolioHandlers,
  ...projectHandlers,
  ...planHandlers,
  ...historyHandlers,
  ...milestoneHandlers,
};
