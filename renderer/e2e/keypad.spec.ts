import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import type { Labels } from '../../media/schema/labels.ts';
import { LANGUAGES } from '../../media/schema/language.ts';
import type * as Rules from '../composables/spoken-names.ts';
import { expect, test } from './kiosk.ts';
import { LONG, SCREENS, show } from './screens.ts';
import { EXHIBIT, listen, visit, voices, word } from './visitor.ts';

const SPOKEN_NAMES = fileURLToPath(new URL('../composables/spoken-names.ts', import.meta.url));

/** The rules by which a name is looked up, for the page. */
async function spokenNames(): Promise<string> {
  const bundle = await rolldown({ input: SPOKEN_NAMES });
  const { output } = await bundle.generate({ format: 'iife', name: 'spokenNames' });
  return `${output[0].code}; globalThis.spokenNames = spokenNames;`;
}

/** Runs in the page: presses every arrow on everything that arrows lead to, and says what they never lead to. */
async function walk(): Promise<string[]> {
  const name = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
  const settle = (): Promise<unknown> => new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve, 0); }); });
  const press = (key: string): void => {
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  const wanted = [...document.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), [tabindex]:not([tabindex="-1"])')].filter(
    (element) => !element.closest('[inert]') && !element.matches('main, .spoken') && element.getBoundingClientRect().height > 0 && element.checkVisibility({ visibilityProperty: true }),
  );
  const main = document.querySelector<HTMLElement>('main');
  const reached = new Set<Element>();
  const open: HTMLElement[] = main ? [main] : [];
  // Turns the page at most this often to get on.
  const TURNS = 30;
  for (let from = open.shift(); from; from = open.shift()) {
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft']) {
      // A slider and a stage take the keys of their axis: only its value changes.
      from.focus({ preventScroll: true });
      from.scrollIntoView({ block: 'nearest' });
      for (let turn = 0; turn < TURNS && document.activeElement === from; turn += 1) {
        const before = [...document.querySelectorAll('*')].reduce((sum, element) => sum + element.scrollTop, 0);
        press(key);
        await settle();
        if (document.activeElement === from && [...document.querySelectorAll('*')].reduce((sum, element) => sum + element.scrollTop, 0) === before) break;
      }
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || reached.has(activeElement) || activeElement === main) continue;
      reached.add(activeElement);
      open.push(activeElement);
    }
  }
  return wanted.filter((element) => element.isConnected && element.tabIndex >= 0 && !reached.has(element)).map(name);
}

test('arrows lead to everything on every screen', LONG, async ({ page, kiosk, pageErrors }) => {
  test.setTimeout(240_000);
  // The attract screen has nothing to go to, and a picture takes arrows to turn and move it; it has a test of its own.
  for (const path of SCREENS.filter((each) => each !== '/' && !each.includes('/picture/'))) {
    await show(page, kiosk, path, { name: 'as it starts', language: 'zh-Hans' });
    expect(await page.evaluate(walk), path).toEqual([]);
  }
  expect(pageErrors.filter((error) => !error.includes('404'))).toEqual([]);
  pageErrors.length = 0;
});

for (const language of LANGUAGES) {
  test(`everything that can be gone to has a voice: ${language}`, language === 'zh-Hans' ? {} : LONG, async ({ page, kiosk, pageErrors }) => {
    test.setTimeout(180_000);
    const rules = await spokenNames();
    const found = new Set<string>();
    for (const path of SCREENS.filter((each) => each !== '/')) {
      await visit(page, kiosk, path, language);
      await page.evaluate(rules);
      const silent = await page.evaluate(async () => {
        const { namesOf, clipsOf, languageOf } = (globalThis as unknown as { spokenNames: typeof Rules }).spokenNames;
        const elements = [...document.querySelectorAll('main, a[href], button, [tabindex]:not([tabindex="-1"])')].filter((element) => !element.closest('[inert], .wake'));
        const unsaid: string[] = [];
        for (const element of elements) {
          const labels = (await (await fetch(`/media/labels/${languageOf(element)}.json`)).json()) as Labels;
          if (clipsOf(namesOf(element), labels).length === 0) unsaid.push(`${languageOf(element)}: ${namesOf(element).join(' | ').trim().slice(0, 80)}`);
        }
        return unsaid;
      });
      for (const each of silent) found.add(`${path}: ${each}`);
    }
    expect([...found]).toEqual([]);
    expect(pageErrors.filter((error) => !error.includes('404'))).toEqual([]);
    pageErrors.length = 0;
  });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim());
}

test('a visit by the keypad alone: wake, choose, open, look, go back', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/');
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/\/welcome/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused(page)).toContain('简体中文');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chapters/);
  await page.getByRole('link').filter({ hasText: '战时的衡阳' }).or(page.locator('.entry').first()).first().waitFor();
  for (let presses = 0; presses < 6 && !(await page.evaluate(() => document.activeElement?.matches('.entry') ?? false)); presses += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/exhibit\//);
  await page.locator('[data-returns="sources"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await focused(page)).toBe(word('exhibitSources'));
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/\/chapters/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/welcome/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/welcome/);
});

test('help says what the keys do and where one is, and gives the focus back', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await page.locator('[data-returns="sources"]').focus();
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: word('keypadTitle') });
  await expect(help).toContainText(word('keypadBackDo'));
  await expect(help).toContainText(word('exhibitSources'));
  await expect(help.getByRole('button', { name: word('close') })).toBeFocused();
  await page.keyboard.press('F1');
  await expect(help).toHaveCount(0);
  expect(await focused(page)).toBe(word('exhibitSources'));
});

test('arrows leave a slider and a picture by the keys that these do not need', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/siege/22');
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\/siege\/23/);
  await page.keyboard.press('ArrowDown');
  await expect(slider).not.toBeFocused();

  await visit(page, kiosk, '/exhibit/lei-river/picture/lei-river-crossing');
  const stage = page.getByRole('group', { name: word('pictureStage') });
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  await expect(stage).not.toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/\/exhibit\/lei-river$/);
});

test('what has the focus is said once the keypad is in use; a narration waits; a touch ends it', async ({ page, kiosk }) => {
  await listen(page);
  await visit(page, kiosk, EXHIBIT);
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  await expect.poll(() => voices(page)).toBe(1);
  await page.keyboard.press('Tab');
  // The label sounds alone, and afterwards the narration goes on as it was.
  const sounding = (): Promise<string[]> =>
    page.evaluate(() => (globalThis as unknown as { heard: HTMLAudioElement[] }).heard.filter((audio) => !audio.paused && audio.currentSrc !== '').map((audio) => new URL(audio.currentSrc).pathname));
  await expect.poll(sounding).toEqual([expect.stringMatching(/^\/media\/labels\//)]);
  await expect.poll(sounding, { timeout: 10_000 }).toEqual([expect.stringMatching(/^\/media\/narration\//)]);
  await page.locator('main .kicker').tap();
  await page.locator('[data-returns="sources"]').focus();
  await page.waitForTimeout(400);
  expect(await sounding()).toEqual([expect.stringMatching(/^\/media\/narration\//)]);
});
