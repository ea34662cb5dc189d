import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceLanguage } from '../../schema/index.ts';
import type { LabelKind, LabelRecord } from '../../schema/labels.ts';
import { UsageError } from '../command.ts';
import type { Command, CommandOutput } from '../command.ts';
import { loadContent } from '../load/load.ts';
import { formatProblem } from '../load/problem.ts';
import { ClipError } from './clip.ts';
import { loadLabelFiles, spritePath } from './label-files.ts';
import { makeSprite } from './label-sprite.ts';
import { labelsByFile, labelsOf } from './labels.ts';
import { checkPrograms, ProgramMissing } from './programs.ts';

const SOURCE = join(import.meta.dirname, '../../hengyang');

/** `npm run content -- narrate-labels`: speaks what is said to whoever uses the keypad. */
export const narrateLabelsCommand: Command = {
  name: 'narrate-labels',
  summary: 'speak words, titles and names for the keypad, the files that changed (--all: every file)',
  usage: '[--all]',
  run: (args, output) => runNarrateLabels(args, output, SOURCE),
};

/** The command on a source folder that is passed in. */
export async function runNarrateLabels(args: readonly string[], output: CommandOutput, source: string): Promise<number> {
  const unknown = args.find((arg) => arg !== '--all');
  if (unknown !== undefined) throw new UsageError(`narrate-labels: ${unknown} is not known`);
  const model = await loadContent(source);
  const { words, sprites, problems } = await loadLabelFiles(model);
  const used = [model.people, model.places, model.units, model.pronunciation, words].map(({ file }) => file);
  const broken = [...model.findings.problems, ...problems].filter(({ file }) => used.includes(file));
  for (const problem of broken) output.log(formatProblem(problem));
  if (broken.length > 0) return 1;
  if (words.rows.length === 0) {
    output.log(`narrate-labels: ${words.file} names no word; without one the keypad is silent`);
    return 0;
  }
  try {
    await checkPrograms();
    let code = 0;
    for (const { kind, language, labels } of labelsByFile(labelsOf(model, words))) {
      const before = sprites.get(`${kind}.${language}`)?.record.value;
      const wanted = new Set(labels.map(({ spoken }) => spoken));
      // A name that is no longer said costs a second of sound; it goes with the next change.
      if (!args.includes('--all') && before && [...wanted].every((spoken) => Object.hasOwn(before.clips, spoken))) {
        output.log(`${kind}.${language}: unchanged`);
        continue;
      }
      const target = { directory: source, kind, language };
      const done = await write(target, (file) => makeSprite(labels, language, file)).catch((error: unknown) => {
        if (!(error instanceof ClipError)) throw error;
        code = 1;
        return `${error.message}; nothing was replaced`;
      });
      output.log(`${kind}.${language}: ${done}`);
    }
    return code;
  } catch (error) {
    if (!(error instanceof ProgramMissing)) throw error;
    output.log(`narrate-labels: ${error.message}`);
    return 1;
  }
}

interface Target {
  readonly directory: string;
  readonly kind: LabelKind;
  readonly language: SourceLanguage;
}

/** Sound and record appear together: the sound is made beside its place, the record is written last. */
async function write({ directory, kind, language }: Target, make: (file: string) => Promise<LabelRecord>): Promise<string> {
  const audio = join(directory, spritePath(kind, language, 'webm'));
  await mkdir(dirname(audio), { recursive: true });
  const fresh = audio.replace(/webm$/, 'new.webm');
  const record = await make(fresh).catch(async (error: unknown) => {
    await rm(fresh, { force: true });
    throw error;
  });
  await rename(fresh, audio);
  const text = JSON.stringify(record, undefined, 2).replace(/\[[^\]]*\]/g, (pair) => pair.replace(/\s+/g, ' '));
  await writeFile(join(directory, spritePath(kind, language, 'json')), `${text}\n`);
  return `${Object.keys(record.clips).length} labels, ${record.duration.toFixed(1)} s, ${record.loudness} LUFS, true peak ${record.truePeak} dBTP`;
}
