import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import type { CharacterSet } from './faces.ts';

/** The exhibition whose characters the cuts hold, from the repository. */
export const EXHIBITION_FOLDER = 'media/hengyang';
const EXHIBITION_FILES = /\.(md|csv|ya?ml)$/;
const INTERFACE_FOLDER = 'renderer';
const INTERFACE_FILES = /(\.vue|\.html|\/i18n\/(?!.*\.test\.ts$)[^/]+\.(ts|json))$/;

/** Every region's conversion, so that a cut does not depend on which one the build uses. */
const TRADITIONAL = (['t', 'tw', 'hk'] as const).map((to) => Converter({ from: 'cn', to }));

const PINYIN = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ';
const SIGNS = '‐–—―‘’“”„†‡•‥…‧‰′″‹›※℃№←↑→↓↔×÷−≈≤≥○●◆◇□■△▲▽▼☆★⇧';

/** Unicode blocks that stand in every cut: first and last code point. */
const BLOCKS = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0xff], // Latin-1
  [0x3000, 0x3030], // CJK punctuation
  [0xff01, 0xff5e], // full-width forms
] as const;

/** Characters of every cut, whatever is written. */
export function basicCharacters(): Set<string> {
  const blocks = BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  return new Set([...blocks, ...PINYIN, ...SIGNS, '￥', '〇'].filter(isShown));
}

/**
 * The characters that a cut must hold: everything written in the exhibition's sources and in the interface, in both
 * scripts. The conversion is repeated here instead of reading a build, so that the same sources give the same cut.
 *
 * @param root The repository.
 */
export async function gatherCharacters(root: string, set: CharacterSet): Promise<Set<string>> {
  const texts = await readTexts(join(root, INTERFACE_FOLDER), INTERFACE_FILES);
  if (set === 'exhibition') texts.push(...(await readTexts(join(root, EXHIBITION_FOLDER), EXHIBITION_FILES)));
  const both = texts.flatMap((text) => [text, ...TRADITIONAL.map((convert) => convert(text))]);
  const characters = basicCharacters();
  for (const character of both.join('')) if (isShown(character)) characters.add(character);
  return characters;
}

/** Whether a character needs a glyph: control characters, variation selectors, joiners and the byte order mark have none. */
export function isShown(character: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\uFE00-\uFE0F]/u.test(character);
}

async function readTexts(folder: string, wanted: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.filter((file) => wanted.test(file.replaceAll('\\', '/'))).map((file) => readFile(file, 'utf8')));
}
