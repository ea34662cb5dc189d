import type { Page } from '@playwright/test';
import type { Language } from '../../media/schema/language.ts';
import type { Kiosk } from './kiosk.ts';
import { barKey, enlarge, visit } from './visitor.ts';

/** Every screen by its address. Tests of all screens walk this list. */
export const SCREENS = [
  '/', '/welcome', '/chapters', '/exhibit/lei-river', '/exhibit/third-assault', '/exhibit/veterans', '/exhibit/memorials',
  '/exhibit/lei-river/picture/lei-river-crossing', '/siege/1', '/siege/22', '/search', '/people', '/roll', '/units', '/people/fang-xianjue', '/people/dongtang-dead', '/unit/army-10', '/about', '/exhibit/no-such-exhibit',
] as const;

export interface Mode {
  readonly name: string;
  readonly language: Language;
  readonly largest?: boolean;
  readonly contrast?: boolean;
  readonly lower?: boolean;
}

/** The ways in which a visitor may have set the kiosk. */
export const MODES: readonly Mode[] = [
  { name: 'as it starts', language: 'zh-Hans' },
  { name: 'traditional, high contrast', language: 'zh-Hant', contrast: true },
  { name: 'English, lower reach', language: 'en', lower: true },
  { name: 'English, largest text, high contrast', language: 'en', largest: true, contrast: true },
  { name: 'simplified, largest text, lower reach', language: 'zh-Hans', largest: true, lower: true },
];

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
  await page.evaluate(() => document.fonts.ready);
  // Fades end before anything is measured: half-shown text has half its contrast.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
}
