import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Language } from '../../media/schema/language.ts';
import { TYPING_WORDS } from '../i18n/typing.ts';
import type { Kiosk } from './kiosk.ts';
import { barKey, enlarge, visit, word } from './visitor.ts';

/** Every screen by its address. Tests of all screens walk this list. */
export const SCREENS = [
  '/', '/welcome', '/chapters', '/exhibit/lei-river', '/exhibit/third-assault', '/exhibit/veterans', '/exhibit/memorials',
  '/exhibit/lei-river/picture/lei-river-crossing', '/siege/1', '/siege/22', '/search', '/people', '/roll', '/units', '/people/fang-xianjue', '/people/dongtang-dead', '/unit/army-10', '/about', '/exhibit/no-such-exhibit',
] as const;

/** Marks a test that `npm run test:long` has and `npm test` has not, for want of time. */
export const LONG = { tag: '@long' };

export interface Mode {
  readonly name: string;
  readonly language: Language;
  readonly largest?: boolean;
  readonly contrast?: boolean;
  readonly lower?: boolean;
  /** Whether only the long tests walk every screen in it: the others leave less room, and fewer colours. */
  readonly long?: boolean;
}

/** The ways in which a visitor may have set the kiosk. */
export const MODES: readonly Mode[] = [
  { name: 'as it starts', language: 'zh-Hans' },
  { name: 'traditional, high contrast', language: 'zh-Hant', contrast: true, long: true },
  { name: 'English, lower reach', language: 'en', lower: true, long: true },
  { name: 'English, largest text, high contrast', language: 'en', largest: true, contrast: true },
  { name: 'simplified, largest text, lower reach', language: 'zh-Hans', largest: true, lower: true, long: true },
];

/** The modes that leave the least room, in which every panel over a person's page is looked at. */
export const PANEL_MODES: readonly Mode[] = MODES.filter(({ largest }) => largest === true);

/**
 * Opens everything that a visitor may leave in the hall, one after the other: the slip, the keyboard for it, the messages to a
 * tribute, the moment of stillness. Calls `look` at each, with its name.
 */
export async function walkPanels(page: Page, kiosk: Kiosk, mode: Mode, look: (name: string) => Promise<void>): Promise<void> {
  const settings = join(kiosk.data, 'settings.json');
  await writeFile(settings, '{"tributeMessages": "typed"}');
  try {
    await show(page, kiosk, '/people/yang-jihe', mode);
    const words = TYPING_WORDS[mode.language];
    const step = async (name: string, button: Locator) => {
      await button.tap();
      await isStill(page);
      await look(name);
    };
    await step('the slip', page.getByRole('button', { name: word('slipOpen', mode.language) }));
    await step('the keyboard', page.getByRole('button', { name: words.write, exact: true }));
    await step('the figures', page.getByRole('group', { name: words.keyboard }).getByRole('button', { name: words.figures }));
    await page.getByRole('button', { name: words.done }).tap();
    await page.getByRole('dialog').getByRole('button', { name: word('close', mode.language), exact: true }).last().tap();
    await step('the messages', page.getByRole('button', { name: word('tributeCandle', mode.language) }));
    await step('the stillness', page.getByRole('button', { name: word('messageNone', mode.language) }));
  } finally {
    await rm(settings, { force: true });
  }
}

/** Fades end before anything is measured: half-shown text has half its contrast. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
}

/** Opens a screen in a mode. The attract screen has neither a bar nor modes. */
export async function show(page: Page, kiosk: Kiosk, path: string, mode: Mode): Promise<void> {
  if (path === '/') {
    await visit(page, kiosk, path);
    return;
  }
  await visit(page, kiosk, path, mode.language);
  if (mode.contrast) await barKey(page, 'barContrast', mode.language).tap();
  if (mode.lower) await barKey(page, 'barReach', mode.language).tap();
  if (mode.largest) await enlarge(page, mode.language);
  await isStill(page);
}
