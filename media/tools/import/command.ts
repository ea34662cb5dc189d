import type { Command, CommandOutput } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { ContentProblems } from '../load/problem.ts';
import { importPeople } from './import-people.ts';
import { openSource } from './open-source.ts';
import { readOptions } from './options.ts';
import type { ImportOptions } from './options.ts';
import { createProgress } from './progress.ts';
import type { Screen } from './progress.ts';
import { reportLines, reportOf, reportOfFailure } from './report.ts';
import type { ImportReport } from './report.ts';
import { SourceError } from './source.ts';

/** `npm run content -- import-people`: a list of people into `people.csv`, whole or not at all. */
export const importPeopleCommand: Command = {
  name: 'import-people',
  summary: 'add a list of people, CSV or XLSX, to people.csv: all of it, or nothing while anything in it is wrong',
  usage: 'FILE [--dry-run] [--map COLUMN=FIELD | MAP.yaml]… [--set FIELD=VALUE]… [--accept duplicate,pinyin] [--sheet NAME] [--encoding NAME] [--content DIR] [--json]',
  run: (args, output) => runImport(args, output, process.stderr),
};

/** The command with the terminal passed in. */
export async function runImport(args: readonly string[], { log, print }: CommandOutput, screen: Screen): Promise<number> {
  const options = await readOptions(args);
  const report = await tryImport(options, screen);
  for (const line of reportLines(report, options.accept)) log(line);
  if (options.json) print(JSON.stringify(report, undefined, 2));
  const done = options.dryRun ? sound(report, options) : report.added > 0;
  return done ? 0 : 1;
}

function sound({ counts }: ImportReport, { accept }: ImportOptions): boolean {
  const kinds = new Set<string>(accept);
  return Object.keys(counts.problems).length === 0 && Object.keys(counts.doubts).every((kind) => kinds.has(kind));
}

async function tryImport(options: ImportOptions, screen: Screen): Promise<ImportReport> {
  const progress = createProgress(screen);
  try {
    const model = await loadContent(options.directory);
    const source = await openSource(options.file, options);
    try {
      return reportOf(options.file, source.read, await importPeople(model, source, options, progress), options.dryRun);
    } finally {
      await source.close();
    }
  } catch (error) {
    progress.end();
    if (error instanceof SourceError) return reportOfFailure(options.file, error, options.dryRun);
    if (error instanceof ContentProblems) return reportOfFailure(options.file, new SourceError(error.message), options.dryRun);
    throw error;
  }
}
