import type { Spot } from './problem.ts';

/** A value of the source that knows where each of its parts is written. */
export interface Located<T> {
  readonly value: T;
  /** The line of a part, `at('title', 'en')`, or of the nearest part around it that is written at all. */
  at(...path: PropertyKey[]): Spot;
}

/** Entries of one file, each with an id. */
export interface Table<T> {
  readonly file: string;
  /** False where the file could not be read: then nobody can say that an id is not in it. */
  readonly loaded: boolean;
  readonly rows: readonly Located<T>[];
  /** Ids of all entries, those included that did not parse, with the first line of each. */
  readonly ids: ReadonlyMap<string, Spot>;
}
