/** That something changed: which and of what kind, never what it says. */
export interface LiveChange {
  /** The event's name, which decides who may know of it. */
  readonly name: string;
  readonly kind: string;
  readonly id: string;
  readonly projectId: string | null;
  /** The person who changed it; null for the system. */
  readonly personId: string | null;
}
