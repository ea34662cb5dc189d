import { relative, resolve } from 'node:path';

/** A place in the source: a path as the folder was given, and a line from 1. */
export interface Spot {
  readonly file: string;
  readonly line: number;
}

/** What is wrong with the content, where, and what would be right. */
export interface Problem extends Spot {
  readonly message: string;
}

/** What a run of the rules found. Warnings (a file that nothing uses) fail nothing. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Thrown where content that does not validate cannot be used; holds every problem, not the first one. */
export class ContentProblems extends Error {
  override readonly name = 'ContentProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join('\n'));
    this.problems = problems;
  }
}

export function problemAt(spot: Spot, message: string): Problem {
  return { file: spot.file, line: spot.line, message };
}

/** `people.csv:12: what is wrong`, the path relative to `directory` (the current one unless given). */
export function formatProblem(problem: Problem, directory: string = process.cwd()): string {
  return `${relative(directory, resolve(problem.file))}:${problem.line}: ${problem.message}`;
}

/** In the order in which a curator walks through the files. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
