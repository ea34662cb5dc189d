import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Language } from '../../media/schema/language.ts';
import { MESSAGES, type MessageKey } from '../i18n/messages.ts';
import { open, type Kiosk } from './kiosk.ts';

/** The exhibit that most visits go to: it has a narration, a gallery, people and places. */
export const EXHIBIT = '/exhibit/lei-river';

/** A word of the interface, as the visitor reads it. */
export function word(key: MessageKey, language: Language = 'zh-Hans'): string {
  return MESSAGES[language][key];
}

/** Opens a view and chooses the language on the bar, as a visitor would. */
export async function visit(page: Page, kiosk: Kiosk, path: string, language: Language = 'zh-Hans'): Promise<void> {
  await open(page, kiosk, path);
  await page.getByRole('main').waitFor();
  if (language !== 'zh-Hans') await page.locator(`nav button[lang="${language}"]`).tap();
  await page.locator('main h1').first().waitFor();
}

/** A key of the bar by its word. */
export function barKey(page: Page, key: MessageKey, language: Language = 'zh-Hans'): Locator {
  return page.getByRole('navigation').getByRole('button', { name: word(key, language), exact: true });
}

/** Sets the text to its largest size. */
export async function enlarge(page: Page, language: Language = 'zh-Hans'): Promise<void> {
  await barKey(page, 'barTextSize', language).tap();
  await page.getByRole('navigation').locator('#bar-panel button').last().tap();
  await barKey(page, 'barTextSize', language).tap();
}

/** Touches a sentence at its end, where its full stop is and no link. */
export async function touchSentence(page: Page, id: string): Promise<void> {
  const sentence = page.locator(`[data-sentence="${id}"]`);
  await sentence.scrollIntoViewIfNeeded();
  const end = await sentence.evaluate((element) => {
    const { right, top, height } = [...element.getClientRects()].at(-1) ?? new DOMRect();
    return { x: right - 8, y: top + height / 2 };
  });
  await page.touchscreen.tap(end.x, end.y);
}

export interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Touches with several fingers, which Playwright's touchscreen cannot do. */
export class Hand {
  readonly #devtools: CDPSession;

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }

  static async of(page: Page): Promise<Hand> {
    return new Hand(await page.context().newCDPSession(page));
  }

  async down(...fingers: readonly Finger[]): Promise<void> {
    await this.#send('touchStart', fingers);
  }

  async move(...fingers: readonly Finger[]): Promise<void> {
    await this.#send('touchMove', fingers);
  }

  async up(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  async cancel(): Promise<void> {
    await this.#send('touchCancel', []);
  }

  /** Moves from one set of points to another in even steps. */
  async drag(from: readonly Finger[], to: readonly Finger[], steps = 12): Promise<void> {
    await this.down(...from);
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      await this.move(...from.map((finger, index) => ({ x: finger.x + ((to[index]?.x ?? finger.x) - finger.x) * part, y: finger.y + ((to[index]?.y ?? finger.y) - finger.y) * part })));
    }
    await this.up();
  }

  /** Two quick touches at one place; sent in one go, since a slow machine would make two single ones of them. */
  async doubleTap(finger: Finger): Promise<void> {
    await Promise.all([this.down(finger), this.up(), this.down(finger), this.up()]);
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', fingers: readonly Finger[]): Promise<void> {
    await this.#devtools.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map((finger, id) => ({ ...finger, id })) });
  }
}

interface Heard {
  heard: HTMLAudioElement[];
}

/** Must be called before the page is opened: keeps hold of every audio element that the page makes. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const page = globalThis as unknown as Heard & { Audio: typeof Audio };
    page.heard = [];
    page.Audio = new Proxy(page.Audio, {
      construct(target, args: [string?]) {
        const audio = new target(...args);
        page.heard.push(audio);
        return audio;
      },
    });
  });
}

/** How many voices sound now. */
export function voices(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as Heard).heard.filter((audio) => !audio.paused && audio.currentSrc !== '').length);
}

/** How often the kiosk says that a visitor met something that was not there. */
export async function missing(page: Page): Promise<{ pictures: number; audio: number; translations: number }> {
  return page.evaluate(async () => ((await (await fetch('/api/health')).json()) as { missing: { pictures: number; audio: number; translations: number } }).missing);
}
