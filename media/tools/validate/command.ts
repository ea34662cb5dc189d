import { relative, resolve } from 'node:path';
import { parseFolderArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { ContentProblems, formatProblem } from '../load/problem.ts';
import type { Findings, Problem } from '../load/problem.ts';
import { validate } from './validate.ts';

/** `npm run content -- validate`: every problem of the content in one run. */
export const validateCommand: Command = {
  name: 'validate',
  summary: 'report everything that is wrong with the content, as file:line: what is wrong and what would be right',
  usage: '[DIR] [--json]',
  async run(args, { log, print }) {
    const { folder, values } = parseFolderArguments(args, { json: { type: 'boolean' } });
    const { problems, warnings } = await findings(folder);
    for (const problem of problems) log(formatProblem(problem));
    for (const warning of warnings) log(`${formatProblem(warning)} (warning)`);
    log(`${count(problems.length, 'problem')}, ${count(warnings.length, 'warning')}`);
    if (values.json) print(JSON.stringify({ problems: problems.map(here), warnings: warnings.map(here) }, undefined, 2));
    return problems.length === 0 ? 0 : 1;
  },
};

async function findings(folder: string): Promise<Findings> {
  try {
    return await validate(await loadContent(folder));
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
