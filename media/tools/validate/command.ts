import { access, constants } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseFolderArguments } from '../arguments.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { ContentProblems, formatProblem } from '../load/problem.ts';
import type { Findings, Problem } from '../load/problem.ts';
import { validate } from './validate.ts';

/** `npm run content -- validate`: every problem of the content in one run. */
export const validateCommand: Command = {
  name: 'validate',
  summary: 'report everything that is wrong with the content, as file:line: what is wrong and what would be right',
  usage: '[DIR] [--source FILE] [--json]',
  async run(args, { log, print }) {
    const { folder, values } = parseFolderArguments(args, { json: { type: 'boolean' }, source: { type: 'string' } });
    const { problems, warnings } = await findings(folder, await sourceFiles(values.source));
    for (const problem of problems) log(formatProblem(problem));
    for (const warning of warnings) log(`${formatProblem(warning)} (warning)`);
    log(`${count(problems.length, 'problem')}, ${count(warnings.length, 'warning')}`);
    if (values.json) print(JSON.stringify({ problems: problems.map(here), warnings: warnings.map(here) }, undefined, 2));
    return problems.length === 0 ? 0 : 1;
  },
};

async function sourceFiles(file: string | undefined): Promise<string[]> {
  if (file === undefined) return [];
  try {
    await access(file, constants.R_OK);
    return [file];
  } catch {
    throw new UsageError(`--source ${file}: there is no file that can be read; name the text of a source, which the content is compared with`);
  }
}

async function findings(folder: string, sources: readonly string[]): Promise<Findings> {
  try {
    return await validate(await loadContent(folder), { sources });
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error;
    return { problems: error.problems, warnings: [] };
  }
}

/** With the path as the lines show it. */
function here({ file, line, message }: Problem): Problem {
  return { file: relative(process.cwd(), resolve(file)), line, message };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
