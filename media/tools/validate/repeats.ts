import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Converter } from 'opencc-js/t2cn';
import { SOURCE_REPEAT_MIN_CHARACTERS } from '../../schema/index.ts';
import type { ContentModel, ExhibitPage } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Findings, Problem, Spot } from '../load/problem.ts';
import { passagePairs } from './passages.ts';

interface SourceText {
  readonly name: string;
  /** Every stretch of `SOURCE_REPEAT_MIN_CHARACTERS` characters that the source holds. */
  readonly stretches: ReadonlySet<string>;
}

/** A letter or a figure of a text of ours, with the line on which its sentence begins. */
interface Letter {
  readonly character: string;
  readonly spot: Spot;
}

/** What stands in quotation marks or is a title is taken from somewhere, and says so. */
const QUOTED = /“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》/gu;
/** Parts a stretch of ours from the next: nothing of a source matches it. */
const GAP = '\n';

/**
 * Texts that repeat a source in Chinese, marks and script (traditional or simplified) not counted, outside quotations.
 * The sources are the files that `exhibition.yaml` names as `text` and `files`; one that is named and not there is a
 * warning, because the articles are not part of the exhibition and not every machine has them.
 */
export async function repeats(model: ContentModel, files: readonly string[]): Promise<Findings> {
  const sources: SourceText[] = [];
  const warnings: Problem[] = [];
  for (const [index, { id, text }] of model.exhibition?.value.sources.entries() ?? []) {
    if (text === undefined || !model.exhibition) continue;
    try {
      sources.push(sourceText(id, await readFile(resolve(model.directory, text), 'utf8')));
    } catch {
      const spot = model.exhibition.at('sources', index, 'text');
      warnings.push(problemAt(spot, `the text of the source ${id} is not at ${text}, so that nothing was compared with it; put it there, or name it with "npm run content -- validate --source FILE"`));
    }
  }
  for (const file of files) sources.push(sourceText(basename(file), await readFile(file, 'utf8')));
  const problems = sources.length === 0 ? [] : ownTexts(model).flatMap((letters) => sources.flatMap((source) => repetitions(letters, source)));
  return { problems, warnings };
}

const toSimplified = Converter({ from: 't', to: 'cn' });

function sourceText(name: string, text: string): SourceText {
  const plain = text
    .replace(/\]\([^)]*\)/g, ']') // addresses of links
    .replace(/\\?\[\d+\\?\]/g, ''); // numbers of footnotes
  const characters = lettersOf(plain);
  const stretches = new Set<string>();
  for (let start = 0; start + SOURCE_REPEAT_MIN_CHARACTERS <= characters.length; start += 1) {
    stretches.add(characters.slice(start, start + SOURCE_REPEAT_MIN_CHARACTERS).join(''));
  }
  return { name, stretches };
}

function lettersOf(text: string): string[] {
  return [...toSimplified(text).replace(/[^\p{L}\p{N}\n]|\n/gu, '')];
}

function ownTexts(model: ContentModel): Letter[][] {
  return [
    ...[...model.exhibits.values()].flatMap(({ pages }) => (pages['zh-Hans'] ? paragraphs(pages['zh-Hans']) : [])),
    ...passagePairs(model).map((pair) => unquoted(pair['zh-Hans'].text, pair['zh-Hans'].spot)),
  ];
}

function paragraphs(page: ExhibitPage): Letter[][] {
  return page.blocks
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ sentences }) => sentences.flatMap(({ runs, line }) => unquoted(runs.map((run) => run.text).join(''), { file: page.file, line })));
}

function unquoted(text: string, spot: Spot): Letter[] {
  return text.split(QUOTED).flatMap((part, index) => [
    ...(index > 0 ? [{ character: GAP, spot }] : []),
    ...lettersOf(part).map((character) => ({ character, spot })),
  ]);
}

function repetitions(letters: readonly Letter[], { name, stretches }: SourceText): Problem[] {
  const text = letters.map(({ character }) => character);
  const repeated = (start: number) => stretches.has(text.slice(start, start + SOURCE_REPEAT_MIN_CHARACTERS).join(''));
  const problems: Problem[] = [];
  for (let start = 0; start + SOURCE_REPEAT_MIN_CHARACTERS <= text.length; start += 1) {
    const first = letters[start];
    if (!first || !repeated(start)) continue;
    let last = start;
    while (last + SOURCE_REPEAT_MIN_CHARACTERS < text.length && repeated(last + 1)) last += 1;
    const end = last + SOURCE_REPEAT_MIN_CHARACTERS;
    problems.push(problemAt(first.spot, `repeats ${end - start} characters of the source ${name} ("${text.slice(start, end).join('')}"); tell it in words of our own, or quote it with who, when and where`));
    start = end - 1;
  }
  return problems;
}
