import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { OUTPUT_FOLDER } from '../../media/tools/arguments.ts';
import { buildGeneration } from '../../media/tools/build.ts';
import { touchOn } from '../visits/touch.ts';
import { launchChromium, SCREEN, serveReference } from './chromium.ts';
import { droppedShare, recordFrames } from './frames.ts';
import { startKiosk } from './kiosk.ts';
import type { Measure } from './measure.ts';
import { generatePeople } from './names/people.ts';
import { writeHall } from './names/source.ts';

const FLICKS = 40;

/** How a visitor goes down a list, of which the keyboard leaves the upper half: two fifths of a screen upwards in a sixth of a second, and a look. Pixels and milliseconds. */
const FLICK = { x: 500, from: 1000, to: 250, moves: 10, stepMs: 16, lookMs: 400 } as const;

/** At least so many pixels each flick must have moved the list, or something else was measured. */
const MOVED_MIN = 300;

/** So long the kiosk has stood when the first visitor comes, and the list when it is touched, in milliseconds. */
const START_MS = 5_000;
const LIST_MS = 2_000;

const BOXES = 4_000;

/** A page that does the least there is to do: a column of coloured boxes, as high as a name in the lists. */
const COLOURED_BOXES = `<!doctype html><html lang="en"><title>Boxes</title>
<style>html, body { margin: 0; height: 100%; } main { height: 100%; overflow: hidden auto; } div { height: 100px; margin-bottom: 16px; }</style><main></main>
<script>for (let n = 0; n < ${BOXES}; n += 1) {
  const box = document.createElement('div'); box.style.background = 'hsl(' + n * 47 + ' 30% 40%)';
  document.querySelector('main').append(box);
}</script>`;

/** The roll of the hall, which holds every name, and what the search lists of the soldiers, three quarters of them. */
const LISTS = [
  { name: 'the roll', path: '/people', open: () => Promise.resolve(), scroller: 'main' },
  {
    name: 'the list of soldiers',
    path: '/search',
    open: async (page: Page) => {
      await touchOn(page, { selector: '.tabs .tab', nth: 3 }, LIST_MS);
      await touchOn(page, { selector: '.choices .choice', nth: 2 }, LIST_MS);
    },
    scroller: '.found .list',
  },
] as const;

async function flick(page: Page, devtools: CDPSession): Promise<void> {
  const { x, from, to, moves, stepMs, lookMs } = FLICK;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  // A screen tells where the finger is whether the page keeps up or not, so none waits for the one before.
  const sent = [send('touchStart', from)];
  for (let move = 1; move <= moves; move += 1) {
    await page.waitForTimeout(stepMs);
    sent.push(send('touchMove', from + ((to - from) * move) / moves));
  }
  sent.push(send('touchEnd'));
  await Promise.all(sent);
  await page.waitForTimeout(lookMs);
}

/** Percent of frames dropped while a list is scrolled. */
async function scroll(url: string, open: (page: Page) => Promise<void>, scroller: string): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
    await page.goto(url);
    await page.locator('main').waitFor();
    await page.waitForTimeout(START_MS);
    await open(page);
    await page.locator(scroller).waitFor();
    await page.waitForTimeout(LIST_MS);
    const top = () => page.locator(scroller).evaluate((element) => element.scrollTop);
    const start = await top();
    const devtools = await page.context().newCDPSession(page);
    const frames = await recordFrames(await browser.newBrowserCDPSession(), async () => {
      for (let count = 0; count < FLICKS; count += 1) await flick(page, devtools);
    });
    const moved = (await top()) - start;
    if (moved < FLICKS * MOVED_MIN) throw new Error(`${FLICKS} flicks moved the list by only ${Math.round(moved)} pixels; the machine has too much else to do`);
    return droppedShare(frames) * 100;
  } finally {
    await browser.close();
  }
}

/** Makes the hall and its library, some minutes of work. */
async function buildHall(): Promise<string> {
  const folder = join(OUTPUT_FOLDER, 'large-hall');
  const [source, library] = [join(folder, 'source'), join(folder, 'library')];
  process.stderr.write('making a hall of 100,000 names\n');
  await writeHall(source, generatePeople());
  await buildGeneration({ source, library, cache: join(OUTPUT_FOLDER, 'cache'), log: (line) => process.stderr.write(`${line}\n`) });
  return library;
}

let library: Promise<string> | undefined;

export const hallDropped: Measure = {
  name: 'hall.dropped',
  unit: '% of frames',
  referenceName: 'a page that scrolls coloured boxes',
  limit: 2,
  bound: 'difference-at-most',
  runs: 3,
  read: async () => {
    library ??= buildHall();
    const kiosk = await startKiosk(['--content', await library]);
    const boxes = await serveReference(COLOURED_BOXES);
    try {
      const lists: number[] = [];
      for (const { name, path, open, scroller } of LISTS) {
        const address = new URL(kiosk.url);
        address.pathname = path;
        const dropped = await scroll(address.href, open, scroller);
        process.stderr.write(`hall.dropped: ${name} ${dropped.toFixed(1)} %\n`);
        lists.push(dropped);
      }
      return { ours: Math.max(...lists), reference: await scroll(boxes.url, () => Promise.resolve(), 'main') };
    } finally {
      await Promise.all([kiosk.stop(), boxes.close()]);
    }
  },
};
