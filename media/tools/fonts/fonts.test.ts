import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import type { CommandOutput } from '../command.ts';
import { gatherCharacters } from './characters.ts';
import { fontFiles, fontsCommand, fullFiles, runFonts } from './command.ts';
import { formatFontsCss } from './css.ts';
import { CUT_FACES, CUT_FEATURES, FULL_FEATURES } from './faces.ts';
import { inspectFont } from './inspect.ts';
import type { FontContents } from './inspect.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FONTS = join(ROOT, 'renderer/fonts');

async function contentsOf(file: string): Promise<FontContents> {
  return inspectFont(await readFile(join(FONTS, file)));
}

describe('the fonts that ship', () => {
  let full: FontContents[];

  beforeAll(async () => {
    full = await Promise.all((await fullFiles(FONTS)).map(contentsOf));
  });

  it.each(CUT_FACES)('$file shows every character of the exhibition (or run "npm run content -- fonts")', async (face) => {
    const { codePoints, features } = await contentsOf(face.file);
    const wanted = await gatherCharacters(ROOT, face.characters);
    expect([...wanted].filter((character) => !codePoints.has(character.codePointAt(0) ?? 0)).join(' ')).toBe('');
    expect(CUT_FEATURES.filter((feature) => !features.has(feature))).toEqual([]);
  });

  it('have the rare characters of our names in every serif face', async () => {
    for (const face of CUT_FACES.filter(({ characters }) => characters === 'exhibition')) {
      const { codePoints } = await contentsOf(face.file);
      for (const character of '坒瑔酃耒') expect(codePoints, `${face.file} ${character}`).toContain(character.codePointAt(0));
    }
  });

  it('fall back to slices that hold every ideograph once, with the forms of each language', () => {
    const all = full.flatMap(({ codePoints }) => [...codePoints]);
    const held = new Set(all);
    expect(all).toHaveLength(held.size);
    for (let point = 0x3400; point <= 0x4db5; point += 1) expect(held.has(point)).toBe(true);
    for (let point = 0x4e00; point <= 0x9fea; point += 1) expect(held.has(point)).toBe(true);
    for (const point of Buffer.from('AZaz09')) expect(held.has(point)).toBe(true);
    const features = new Set(full.flatMap((slice) => [...slice.features]));
    expect(FULL_FEATURES.filter((feature) => !features.has(feature))).toEqual([]);
  });

  it('are named by the style sheet as they are', async () => {
    expect(await readFile(join(FONTS, 'fonts.css'), 'utf8')).toBe(formatFontsCss(await fontFiles(FONTS)));
  });
});

describe('the fonts command', () => {
  function outputTo(lines: string[]): CommandOutput {
    return { log: (line) => void lines.push(line), print: () => undefined };
  }

  it('names the packages when the collections are not installed', async () => {
    const lines: string[] = [];
    const noto = await mkdtemp(join(tmpdir(), 'noto-'));
    expect(await runFonts([], outputTo(lines), { root: noto, noto })).toBe(1);
    expect(lines.join('\n')).toMatch(/NotoSerifCJK-Regular\.ttc.*apt-get install fonts-noto-cjk fonts-noto-cjk-extra/);
    await rm(noto, { recursive: true });
  });

  it('refuses what it does not know', async () => {
    await expect(fontsCommand.run(['--all'], outputTo([]))).rejects.toThrow(UsageError);
  });
});
