import { join } from 'node:path';
import { OUTPUT_FOLDER, parseFolderArguments } from '../arguments.ts';
import { buildGeneration } from '../build.ts';
import type { Command } from '../command.ts';
import { ContentProblems, formatProblem } from '../load/problem.ts';

/** `npm run content -- build`: makes a generation and switches a library to it. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'make a generation of the content and switch the library to it (build/out/library unless --out names one)',
  usage: '[DIR] [--out LIBRARY]',
  async run(args, { log }) {
    const { folder, values } = parseFolderArguments(args, { out: { type: 'string' } });
    const library = values.out ?? join(OUTPUT_FOLDER, 'library');
    try {
      const { generation, exhibition, version } = await buildGeneration({ source: folder, library, cache: join(OUTPUT_FOLDER, 'cache'), log });
      log(`${exhibition} ${version} is generation ${generation} in ${library}`);
      return 0;
    } catch (error) {
      if (!(error instanceof ContentProblems)) throw error;
      for (const problem of error.problems) log(formatProblem(problem));
      log(`nothing was built: ${error.problems.length} to put right`);
      return 1;
    }
  },
};
