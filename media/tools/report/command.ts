import { parseFolderArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { ContentProblems, formatProblem } from '../load/problem.ts';
import { countContent } from './counts.ts';
import { reportLines } from './lines.ts';

/** `npm run content -- report`: what the exhibition holds, in numbers. */
export const reportCommand: Command = {
  name: 'report',
  summary: 'count what the exhibition holds; fails where a row names no source',
  usage: '[DIR] [--json]',
  async run(args, { log, print }) {
    const { folder, values } = parseFolderArguments(args, { json: { type: 'boolean' } });
    try {
      const counts = countContent(await loadContent(folder));
      for (const line of reportLines(counts)) log(line);
      for (const row of counts.rowsWithoutSource) log(formatProblem(row));
      if (counts.rowsNotRead > 0) log('see "npm run content -- validate" for the rows that could not be read');
      if (values.json) print(JSON.stringify({ ...counts, rowsWithoutSource: counts.rowsWithoutSource.map((row) => formatProblem(row)) }, undefined, 2));
      return counts.rowsWithoutSource.length + counts.rowsNotRead === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof ContentProblems)) throw error;
      for (const problem of error.problems) log(formatProblem(problem));
      return 1;
    }
  },
};
