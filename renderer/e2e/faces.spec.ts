import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import subsetFont from 'subset-font';
import { expect, test, type Kiosk } from './kiosk.ts';
import { MODES, show } from './screens.ts';

/** One screen of each kind: each is drawn with every face that it knows. */
const LOOKED_AT = ['/', '/welcome', '/chapters', '/exhibit/third-assault', '/people', '/about'] as const;

/** A machine without a Chinese font: fontconfig sees one font only, which has the letter A. Without any, Chromium lays out nothing. */
async function bareFontconfig(folder: string): Promise<string> {
  await mkdir(join(folder, 'fonts'));
  await writeFile(join(folder, 'fonts', 'a.ttf'), await subsetFont(await readFile(ANY_FACE), 'A', { targetFormat: 'sfnt' }));
  const file = join(folder, 'fonts.conf');
  await writeFile(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`);
  return file;
}

const ANY_FACE = new URL('../fonts/kiosk-serif-regular.woff2', import.meta.url);

interface PlatformFonts {
  readonly fonts: readonly { familyName: string; isCustomFont: boolean; glyphCount: number }[];
}

/** The faces with which the text of a page was really drawn, and how many glyphs of each. */
async function facesOf(page: Page, devtools: CDPSession): Promise<Map<string, number>> {
  await page.evaluate(async () => {
    // The attract loop brings words that no screen had before: their face may still be on its way.
    await document.fonts.ready;
    for (const element of document.querySelectorAll('body *')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      element.toggleAttribute('data-has-text', hasText && element.checkVisibility());
    }
  });
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[data-has-text]' });
  const answers = await Promise.all(nodeIds.map((nodeId) => devtools.send('CSS.getPlatformFontsForNode', { nodeId }) as Promise<PlatformFonts>));
  const faces = new Map<string, number>();
  for (const font of answers.flatMap(({ fonts }) => fonts)) {
    const face = `${font.isCustomFont ? 'ours' : 'SYSTEM'}: ${font.familyName}`;
    faces.set(face, (faces.get(face) ?? 0) + font.glyphCount);
  }
  return faces;
}

async function withBareMachine(executablePath: string | undefined, args: readonly string[], use: (page: Page) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-faces-'));
  const FONTCONFIG_FILE = await bareFontconfig(folder);
  const browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: [...args], env: { ...process.env, FONTCONFIG_FILE } });
  try {
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    await use(await context.newPage());
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function expectOurFaces(page: Page, kiosk: Kiosk): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  for (const mode of MODES.slice(0, 3)) {
    for (const path of LOOKED_AT) {
      await show(page, kiosk, path, mode);
      const faces = await facesOf(page, devtools);
      expect(faces.size, `${path} has text`).toBeGreaterThan(0);
      expect([...faces.keys()].filter((face) => face.startsWith('SYSTEM')), `${path} in ${mode.name}`).toEqual([]);
    }
  }
}

test('every glyph comes from the faces that are shipped, on a machine that has none', async ({ kiosk, launchOptions }, info) => {
  test.skip(info.project.name !== 'portrait', 'the faces do not depend on how the screen stands: looked at once, upright');
  test.setTimeout(240_000);
  await withBareMachine(launchOptions.executablePath, launchOptions.args ?? [], (page) => expectOurFaces(page, kiosk));
});
