import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createWords } from '../build/words.ts';
import { EXHIBITION_FOLDER, isShown } from '../fonts/characters.ts';
import { CUT_FACES } from '../fonts/faces.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Findings, Spot } from '../load/problem.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const FONTS_FOLDER = join(REPOSITORY, 'renderer/fonts');
/** The exhibition that the cut faces are cut for; any other one is set in the full face where they end. */
const CUT_FOR = join(REPOSITORY, EXHIBITION_FOLDER);
const TEXT_FILES = /\.(md|csv|ya?ml)$/;
const CURATORS_NOTES = /(^|\/)(README|NOTES)\.md$/i;

/** Stands where a file is not UTF-8, which is reported when it is read. */
const REPLACEMENT = '\uFFFD';

/** So many characters are named in the warning. */
const NAMED_MAX = 12;

/**
 * Characters without a glyph are problems: a visitor would see an empty box. Those that only the full face has are one
 * warning in the exhibition that the others are cut for: they come in one weight, and a moment late.
 */
export async function glyphs(model: ContentModel, cutFor: string = CUT_FOR): Promise<Findings> {
  const lacking = await lackingInCuts(model);
  const [first] = lacking.values();
  if (!first) return { problems: [], warnings: [] };
  const missing = new Set(lacking.keys());
  for (const file of await fullFiles()) {
    if (missing.size === 0) break;
    const slice = await charactersOf(file);
    for (const character of missing) if (slice.has(character)) missing.delete(character);
  }
  const problems = [...missing].flatMap((character) => {
    const spot = lacking.get(character);
    return spot ? [problemAt(spot, `no face that ships with the kiosk has a glyph for ${showCharacter(character)}; write it with another character or in words`)] : [];
  });
  const slow = [...lacking].filter(([character]) => !missing.has(character));
  const [slowest] = slow;
  return { problems, warnings: slowest && resolve(model.directory) === resolve(cutFor) ? [problemAt(slowest[1], behind(slow.map(([character]) => character)))] : [] };
}

function behind(characters: readonly string[]): string {
  const count = characters.length === 1 ? 'a character that the cut faces lack' : `the first of ${characters.length} characters that the cut faces lack`;
  const named = `${characters.slice(0, NAMED_MAX).join(' ')}${characters.length > NAMED_MAX ? ' …' : ''}`;
  return `here stands ${count} and only the full face has (${named}); run "npm run content -- fonts"`;
}

/** What the faces that ship with the kiosk can show: those cut for the exhibition, and the full one behind them. */
export async function shippedGlyphs(): Promise<{ readonly cut: ReadonlySet<string>; readonly full: ReadonlySet<string> }> {
  const union = async (files: readonly string[]) => new Set((await Promise.all(files.map(charactersOf))).flatMap((characters) => [...characters]));
  const cut = await union(CUT_FACES.filter((face) => face.characters === 'exhibition').map(({ file }) => file));
  return { cut, full: await union(await fullFiles()) };
}

async function fullFiles(): Promise<string[]> {
  return (await import('../fonts/command.ts')).fullFiles(FONTS_FOLDER);
}

/** Each character that one of the cut faces of its script lacks, with the first place where it is written. */
async function lackingInCuts(model: ContentModel): Promise<ReadonlyMap<string, Spot>> {
  const cuts = CUT_FACES.filter((face) => face.characters === 'exhibition');
  const inAll = async (traditional: boolean) => {
    const files = cuts.filter(({ family }) => family.endsWith(' TC') === traditional).map(({ file }) => file);
    const sets = await Promise.all(files.map(charactersOf));
    return (character: string) => sets.every((set) => set.has(character));
  };
  const [hans, hant] = [await inAll(false), await inAll(true)];
  const words = createWords(model);
  const lacking = new Map<string, Spot>();
  const note = (text: string, has: (character: string) => boolean, spot: Spot) => {
    for (const character of text) if (isShown(character) && character !== REPLACEMENT && !has(character) && !lacking.has(character)) lacking.set(character, spot);
  };
  for (const name of model.files.filter((file) => TEXT_FILES.test(file) && !CURATORS_NOTES.test(file))) {
    const file = join(model.directory, name);
    for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
      note(line, hans, { file, line: index + 1 });
      note(words.hant(line), hant, { file, line: index + 1 });
    }
  }
  return lacking;
}

const inspected = new Map<string, Promise<ReadonlySet<string>>>();

/** What a font file holds. The files ship with the program and do not change while it runs: each is read once. */
function charactersOf(file: string): Promise<ReadonlySet<string>> {
  const known = inspected.get(file) ?? inspect(file);
  inspected.set(file, known);
  return known;
}

async function inspect(file: string): Promise<ReadonlySet<string>> {
  // Loaded only here: the library that unpacks fonts takes its time.
  const { inspectFont } = await import('../fonts/inspect.ts');
  const { codePoints } = await inspectFont(await readFile(join(FONTS_FOLDER, file)));
  return new Set([...codePoints].map((point) => String.fromCodePoint(point)));
}

/** A character with its number, for those who see an empty box. */
export function showCharacter(character: string): string {
  return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}
