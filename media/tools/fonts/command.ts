import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../command.ts';
import type { Command, CommandOutput } from '../command.ts';
import { gatherCharacters } from './characters.ts';
import { extractFace } from './collection.ts';
import { formatFontsCss } from './css.ts';
import type { FontFile } from './css.ts';
import { cutFace, sliceCharacters } from './cut.ts';
import { CUT_FACES, CUT_FEATURES, FULL_FACE, FULL_FEATURES, NOTO_FOLDER, NOTO_INSTALL } from './faces.ts';
import { inspectFont } from './inspect.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const FONTS_FOLDER = 'renderer/fonts';

/** Where the fonts come from and go to. */
export interface FontsSetting {
  /** The repository. */
  readonly root: string;
  /** The folder of the Noto collections. */
  readonly noto: string;
}

/** `npm run content -- fonts`: cuts the faces that ship with the app from Debian's Noto CJK. */
export const fontsCommand: Command = {
  name: 'fonts',
  summary: 'cut the fonts to the characters that the exhibition uses; --full makes the fallback of all characters anew too',
  usage: '[--full]',
  run: (args, output) => runFonts(args, output, { root: REPOSITORY, noto: NOTO_FOLDER }),
};

/** The command with its surroundings passed in. */
export async function runFonts(args: readonly string[], { log }: CommandOutput, { root, noto }: FontsSetting): Promise<number> {
  const unknown = args.find((arg) => arg !== '--full');
  if (unknown !== undefined) throw new UsageError(`fonts: ${unknown} is not known`);
  const missing = await missingCollections(noto);
  if (missing.length > 0) {
    log(`fonts: ${missing.join(', ')} not found in ${noto}. Install them: ${NOTO_INSTALL}`);
    return 1;
  }
  const folder = join(root, FONTS_FOLDER);
  await cutFaces(root, noto, folder, log);
  if (args.includes('--full')) await cutFull(noto, folder, log);
  await writeFile(join(folder, 'fonts.css'), formatFontsCss(await fontFiles(folder)));
  return 0;
}

/** Collections that the cuts need and that `folder` does not hold. */
async function missingCollections(folder: string): Promise<string[]> {
  const wanted = [...new Set([...CUT_FACES, FULL_FACE].map((face) => face.collection))];
  const found = await Promise.all(wanted.map((file) => access(join(folder, file)).then(() => true, () => false)));
  return wanted.filter((_, index) => !found[index]);
}

async function cutFaces(root: string, noto: string, folder: string, log: (line: string) => void): Promise<void> {
  for (const face of CUT_FACES) {
    const characters = await gatherCharacters(root, face.characters);
    const font = extractFace(await readFile(join(noto, face.collection)), face.postScriptName);
    const { codePoints } = await inspectFont(font);
    const lacking = [...characters].filter((character) => !codePoints.has(character.codePointAt(0) ?? 0));
    if (lacking.length > 0) log(`${face.postScriptName} has no ${lacking.join(' ')}: another word or a drawing is needed there`);
    await write(folder, face.file, await cutFace(font, characters, CUT_FEATURES), log);
  }
}

async function cutFull(noto: string, folder: string, log: (line: string) => void): Promise<void> {
  for (const file of await fullFiles(folder)) await rm(join(folder, file));
  const font = extractFace(await readFile(join(noto, FULL_FACE.collection)), FULL_FACE.postScriptName);
  const slices = sliceCharacters((await inspectFont(font)).codePoints);
  for (const [index, characters] of slices.entries()) {
    const file = `${FULL_FACE.filePrefix}${String(index + 1).padStart(2, '0')}.woff2`;
    await write(folder, file, await cutFace(font, characters, FULL_FEATURES), log);
  }
}

async function write(folder: string, file: string, font: Buffer, log: (line: string) => void): Promise<void> {
  await writeFile(join(folder, file), font);
  log(`${file}: ${Math.round(font.length / 1000)} kB`);
}

/** Names of the slices in `folder`, in their order. */
export async function fullFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.startsWith(FULL_FACE.filePrefix)).sort();
}

/** The files as they lie in the folder, with what they really hold. */
export async function fontFiles(folder: string): Promise<FontFile[]> {
  const slices = (await fullFiles(folder)).map((file) => ({ family: FULL_FACE.family, weight: FULL_FACE.weight, file }));
  const files: FontFile[] = [];
  for (const { family, weight, file } of [...CUT_FACES, ...slices]) {
    files.push({ family, weight, file, codePoints: (await inspectFont(await readFile(join(folder, file)))).codePoints });
  }
  return files;
}
