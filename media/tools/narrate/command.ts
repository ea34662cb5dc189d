import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { narrationRecordSchema, parse, SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { NarrationRecord, SourceLanguage } from '../../schema/index.ts';
import { UsageError } from '../command.ts';
import type { Command, CommandOutput } from '../command.ts';
import { loadContent } from '../load/load.ts';
import type { ContentModel, ExhibitFolder, ExhibitPage } from '../load/model.ts';
import { formatProblem } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { sentencesOf } from '../text/exhibit-sentences.ts';
import { ClipError, makeClip } from './clip.ts';
import { checkPrograms, ProgramMissing } from './programs.ts';
import { readingsOf } from './readings.ts';
import type { Readings } from './readings.ts';
import { hashScript, writeScript } from './script.ts';
import type { Script } from './script.ts';
import { formatVtt } from './vtt.ts';

const SOURCE = join(import.meta.dirname, '../../hengyang');
const FLAGS = ['--all', '--print'];

/** `npm run content -- narrate`: speaks the texts that changed. */
export const narrateCommand: Command = {
  name: 'narrate',
  summary: 'speak the texts that changed (--all: every text; --print: only show what the voice would be given)',
  usage: '[EXHIBIT…] [--all] [--print]',
  run: (args, output) => runNarrate(args, output, SOURCE),
};

/** The command on a source folder that is passed in. */
export async function runNarrate(args: readonly string[], output: CommandOutput, source: string): Promise<number> {
  const unknown = args.find((arg) => arg.startsWith('-') && !FLAGS.includes(arg));
  if (unknown !== undefined) throw new UsageError(`narrate: ${unknown} is not known`);
  const model = await loadContent(source);
  const wanted = args.filter((arg) => !arg.startsWith('-'));
  const strange = wanted.find((id) => !model.exhibits.has(id));
  if (strange !== undefined) throw new UsageError(`narrate: there is no exhibit ${strange}, only ${[...model.exhibits.keys()].join(', ')}`);
  const exhibits = [...model.exhibits.values()].filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  try {
    if (args.includes('--print')) return printScripts(model, exhibits, output);
    await checkPrograms();
    const every = args.includes('--all');
    let code = 0;
    for (const exhibit of exhibits) if (!(await narrateExhibit(model, exhibit, { every, output }))) code = 1;
    return code;
  } catch (error) {
    if (!(error instanceof ProgramMissing)) throw error;
    output.log(`narrate: ${error.message}`);
    return 1;
  }
}

/** The script of an exhibit's text in one language, as the voice is given it. */
function scriptOf(page: ExhibitPage, language: SourceLanguage, readings: Readings): Script {
  return writeScript(page.blocks.map((block) => sentencesOf([block])), language, readings);
}

interface Task {
  readonly every: boolean;
  readonly output: CommandOutput;
}

/** Speaks an exhibit in every language; false when one of its texts cannot be used, which is said. */
async function narrateExhibit(model: ContentModel, exhibit: ExhibitFolder, { every, output }: Task): Promise<boolean> {
  if (exhibit.sheet?.value.advisory) {
    output.log(`${exhibit.id}: has an advisory and waits for a human voice`);
    return true;
  }
  let good = true;
  for (const language of SOURCE_LANGUAGES) {
    const problems = problemsOf(model, exhibit, language);
    for (const problem of problems) output.log(formatProblem(problem));
    const page = exhibit.pages[language];
    if (!page || problems.length > 0) {
      good = false;
      continue;
    }
    try {
      output.log(`${exhibit.id}.${language}: ${await narratePage(model, exhibit.id, page, language, every)}`);
    } catch (error) {
      if (!(error instanceof ClipError)) throw error;
      output.log(`${exhibit.id}.${language}: ${error.message}; nothing was replaced`);
      good = false;
    }
  }
  return good;
}

async function narratePage(model: ContentModel, exhibit: string, page: ExhibitPage, language: SourceLanguage, every: boolean): Promise<string> {
  const script = scriptOf(page, language, readingsOf(model));
  const base = join(model.directory, 'narration', `${exhibit}.${language}`);
  const before = await readRecord(`${base}.json`);
  if (before?.voice === 'human') return 'spoken by a human voice, left alone';
  if (!every && before?.spoken === hashScript(script, language)) return 'unchanged';
  return writeClip(script, language, base);
}

/** The three files of a clip appear together: the sound is made beside its place, the record is written last. */
async function writeClip(script: Script, language: SourceLanguage, base: string): Promise<string> {
  await mkdir(join(base, '..'), { recursive: true });
  const fresh = `${base}.new.webm`;
  const { record, cues } = await makeClip(script, language, fresh).catch(async (error: unknown) => {
    await rm(fresh, { force: true });
    throw error;
  });
  await rename(fresh, `${base}.webm`);
  await writeFile(`${base}.vtt`, formatVtt(cues));
  await writeFile(`${base}.json`, `${JSON.stringify(record, undefined, 2).replace(/\[[^\]]*\]/, (list) => list.replace(/\s+/g, ' '))}\n`);
  return `${record.duration.toFixed(1)} s, ${record.loudness} LUFS, true peak ${record.truePeak} dBTP, ${cues.length} captions`;
}

/** What is wrong with the files that a narration is made from. */
function problemsOf(model: ContentModel, exhibit: ExhibitFolder, language: SourceLanguage): Problem[] {
  const files = [join(model.directory, 'exhibits', exhibit.id, `${language}.md`), model.pronunciation.file];
  return model.findings.problems.filter(({ file }) => files.includes(file));
}

async function readRecord(file: string): Promise<NarrationRecord | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parse(narrationRecordSchema, JSON.parse(text), file);
}

function printScripts(model: ContentModel, exhibits: readonly ExhibitFolder[], { log }: CommandOutput): number {
  const readings = readingsOf(model);
  for (const { id, pages } of exhibits) {
    for (const language of SOURCE_LANGUAGES) {
      const page = pages[language];
      const script = page ? scriptOf(page, language, readings) : [];
      for (const sentence of script.flat()) {
        log(`${id}.${language} ${sentence.id} ${sentence.text}`);
        for (const breath of sentence.breaths) log(`    ${breath.speech}   [${breath.cues.map((lines) => lines.join(' / ')).join(' | ')}]`);
      }
    }
  }
  return 0;
}
