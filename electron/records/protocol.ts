import type { Slip, Tribute } from '../../media/schema/index.ts';

/** What the thread of the records is asked to do. */
export type Job =
  | { readonly kind: 'state' }
  | { readonly kind: 'tribute'; readonly tribute: Tribute }
  | { readonly kind: 'slip'; readonly slip: Slip }
  | { readonly kind: 'messages'; readonly person: string }
  | { readonly kind: 'close' };

export interface ToWorker {
  readonly number: number;
  readonly job: Job;
}

export type FromWorker =
  | { readonly log: string }
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly failed: string };

/** What can be kept, and what a technician should know. */
export interface State {
  readonly open: boolean;
  readonly contact: boolean;
  readonly notes: readonly string[];
}
