import type { BrowseBy, Choices } from './browse.ts';
import type { Candidate } from './candidates.ts';
import type { NameRow } from './rows.ts';

/** How many rows come with a list at once: a screenful. */
export const FIRST_ROWS = 24;

/** What the page asks of the worker. */
export type SearchAsk =
  | { readonly kind: 'open'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'browse'; readonly by: BrowseBy; readonly value: number }
  | { readonly kind: 'rows'; readonly from: number; readonly to: number };

export interface Opened {
  /** How many entries the hall has. */
  readonly total: number;
  readonly choices: Choices;
}

/** The list that was asked for last; rows are asked of it. */
export interface Listed {
  readonly total: number;
  /** How many of them, from the first, fit exactly; the others are near. */
  readonly exact: number;
  /** Whether there are more than are listed. */
  readonly more: boolean;
  readonly next: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
  readonly rows: readonly NameRow[];
}

export interface SearchAnswers {
  readonly open: Opened;
  readonly search: Listed;
  readonly browse: Listed;
  readonly rows: readonly NameRow[];
}

/** Between page and worker: every ask has a number, and its answer has the same. */
export type SearchRequest = SearchAsk & { readonly number: number };
export type SearchResponse = { readonly number: number; readonly answer: SearchAnswers[SearchAsk['kind']] } | { readonly number: number; readonly error: string };
