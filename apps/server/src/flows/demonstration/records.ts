import type { PmoType, ProjectState, Role, ScopeKind } from '@chartroom/contract';
import type { Day } from '@chartroom/engine';

// What a demonstration consists of: plain records that point at each other by key, before any of them has an id.

export interface DemoUnit {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly pmoType: PmoType | null;
  /** For how many days that type has been in force. */
  readonly typeDays?: number;
}

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly unit: string;
}

export interface DemoPortfolio {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
}

export interface DemoProgramme {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly portfolio: string;
  readonly manager: string;
}

export interface DemoGrant {
  readonly person: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  /** Key of what the role is given on; null for the organisation. */
  readonly scope: string | null;
}

export interface DemoRate {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  readonly rate: string;
}

/** What changes of a project over its life. */
export interface DemoFigures {
  readonly state: ProjectState;
  readonly startBaseline: Day | null;
  readonly startForecast: Day | null;
  readonly startActual: Day | null;
  readonly finishBaseline: Day | null;
  readonly finishForecast: Day | null;
  readonly finishActual: Day | null;
  readonly costBaselineMinor: number | null;
  readonly costForecastMinor: number | null;
  readonly spentMinor: number | null;
  readonly benefitsBaselineMinor: number | null;
  readonly benefitsForecastMinor: number | null;
}

/** From which day what is otherwise, and why. */
export interface DemoChange {
  readonly from: Day;
  readonly set: Partial<DemoFigures>;
  readonly reason: string;
}

export interface DemoReport {
  readonly asOf: Day;
  readonly overall: string;
  readonly dimensions: Readonly<
    Record<'schedule' | 'cost' | 'scope' | 'people' | 'benefits' | 'risk', string>
  >;
  readonly narrative: string;
  readonly finishForecast: Day;
  readonly costForecastMinor: number;
}

/** A gate as it stands from a day on. */
export interface DemoGate {
  readonly from: Day;
  readonly name: string;
  readonly baseline: Day;
  readonly forecast: Day;
  readonly actual: Day | null;
}

export interface DemoProject {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly class: string;
  readonly category: string;
  readonly unit: string;
  readonly portfolio: string;
  readonly programme: string | null;
  readonly sponsor: string;
  readonly manager: string;
  readonly currency: string;
  readonly confidential: boolean;
  readonly addedOn: Day;
  readonly first: DemoFigures;
  readonly changes: readonly DemoChange[];
  readonly reports: readonly DemoReport[];
  /** Six gates as planned, then each as it changed, in order of days. */
  readonly gates: readonly DemoGate[];
}

/** A computed status set by hand on the last day. */
export interface DemoOverride {
  readonly project: string;
  readonly status: 'on-track' | 'at-risk' | 'off-track';
  readonly reason: string;
  readonly expires: Day;
}

export interface Demonstration {
  /** The day it is told on: nothing in it lies after. */
  readonly anchor: Day;
  readonly organisation: { readonly name: string; readonly currency: string; readonly cadenceDays: number };
  readonly units: readonly DemoUnit[];
  readonly people: readonly DemoPerson[];
  readonly portfolios: readonly DemoPortfolio[];
  readonly programmes: readonly DemoProgramme[];
  readonly projects: readonly DemoProject[];
  readonly rates: readonly DemoRate[];
  readonly holidays: readonly { readonly day: Day; readonly name: string }[];
  readonly overrides: readonly DemoOverride[];
  readonly grants: readonly DemoGrant[];
  /** Who can sign in: one person for each role. */
  readonly signIns: readonly { readonly person: string; readonly role: Role }[];
}
