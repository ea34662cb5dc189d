import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../load/load.ts';
import { formatProblem } from '../load/problem.ts';
import { validate } from '../validate/validate.ts';
import { editSample, writeSample } from './sample.ts';

/** A replacement in one of the sample's files: name, what stands there, what shall stand there. */
export type Edit = readonly [name: string, from: string, to: string];

/** Writes the sample to a fresh folder, breaks it, and hands it to `use`; the folder is removed afterwards. */
export async function withSample<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'content-'));
  try {
    await writeSample(directory);
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What the rules say of a folder, as lines with paths relative to it. */
export async function findingsOf(directory: string): Promise<{ problems: string[]; warnings: string[] }> {
  const { problems, warnings } = await validate(await loadContent(directory));
  const lines = (list: typeof problems) => list.map((problem) => formatProblem(problem, directory));
  return { problems: lines(problems), warnings: lines(warnings) };
}

/** What the rules say of the sample after some edits. */
export function findingsAfter(...edits: Edit[]): ReturnType<typeof findingsOf> {
  return withSample(async (directory) => {
    for (const [name, from, to] of edits) await editSample(directory, name, from, to);
    return findingsOf(directory);
  });
}

/** The problems of the sample after some edits. */
export async function problemsAfter(...edits: Edit[]): Promise<string[]> {
  return (await findingsAfter(...edits)).problems;
}
