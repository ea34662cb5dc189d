import type { Count, DayCount, Slip, Tribute } from '../../media/schema/index.ts';
import type { KeptMessage, KeptSlip } from './exporting.ts';

/** What the thread of the records is asked to do. */
export type Job =
  | { readonly kind: 'state' }
  | { readonly kind: 'tribute'; readonly tribute: Tribute }
  | { readonly kind: 'slip'; readonly slip: Slip }
  | { readonly kind: 'messages'; readonly person: string }
  | { readonly kind: 'held' }
  | { readonly kind: 'judge'; readonly id: string; readonly state: 'approved' | 'refused' }
  | { readonly kind: 'slips' }
  | { readonly kind: 'count'; readonly counts: readonly Count[]; readonly day: string }
  | { readonly kind: 'counts' }
  | { readonly kind: 'remove-counts'; readonly before: string }
  | { readonly kind: 'everything' }
  | { readonly kind: 'remove-contacts'; readonly slips: readonly string[] }
  | { readonly kind: 'close' };

export interface ToWorker {
  readonly number: number;
  readonly job: Job;
}

export type FromWorker =
  | { readonly log: string }
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly failed: string };

/** All that leaves the kiosk with an export, as it was at one moment. */
export interface Everything {
  readonly counts: readonly DayCount[];
  readonly slips: readonly KeptSlip[];
  readonly messages: readonly KeptMessage[];
}

/** What can be kept, and what a technician should know. */
export interface State {
  readonly open: boolean;
  readonly contact: boolean;
  readonly notes: readonly string[];
}
