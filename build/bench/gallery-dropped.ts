import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { OUTPUT_FOLDER } from '../../media/tools/arguments.ts';
import { buildGeneration } from '../../media/tools/build.ts';
import { writeLargeGallery } from '../../media/tools/testing/gallery.ts';
import { launchChromium, SCREEN, serveReference } from './chromium.ts';
import { droppedShare, recordFrames } from './frames.ts';
import { startKiosk } from './kiosk.ts';
import type { Measure } from './measure.ts';

const PICTURES = 300;

/** Five readings swipe through the whole gallery, each through its own fifth. */
const READINGS = 5;
const SWIPES = PICTURES / READINGS - 1;

/** How a visitor leafs: a hand's breadth to the left in a sixth of a second, and a look. Pixels and milliseconds. */
const SWIPE = { from: 900, to: 260, y: 700, moves: 10, stepMs: 16, lookMs: 400 } as const;

/** Of all swipes so many must have turned, or something else was measured. A starved machine makes a slow pull of a swipe. */
const TURNED_MIN_SHARE = 0.8;

/** What counts as large: half a megapixel. The files that a portrait screen shows have 0.9. */
const LARGE_PIXELS = 500_000;
const LARGE_MAX = 12;

/** Counted every so many swipes: asking disturbs the page. */
const COUNT_EVERY = 6;

/** A page that does the least there is to do: a row of coloured boxes, each as wide as the screen, that stop one by one. */
const COLOURED_BOXES = `<!doctype html><html lang="en"><title>Boxes</title>
<style>html, body { margin: 0; height: 100%; } main { display: flex; height: 100%; overflow: auto hidden; scroll-snap-type: x mandatory; }
div { flex: none; width: 100%; scroll-snap-align: start; scroll-snap-stop: always; }</style><main></main>
<script>for (let n = 0; n < ${PICTURES}; n += 1) {
  const box = document.createElement('div'); box.style.background = 'hsl(' + n * 47 + ' 30% 40%)';
  document.querySelector('main').append(box);
}</script>`;

/** Makes the gallery and its library, some minutes of work; a second run finds them made. */
async function buildGallery(): Promise<string> {
  const folder = join(OUTPUT_FOLDER, 'large-gallery');
  const [source, library] = [join(folder, 'source'), join(folder, 'library')];
  if (!existsSync(library)) process.stderr.write(`making ${PICTURES} pictures of 12 megapixels, some minutes of work\n`);
  await writeLargeGallery(source, PICTURES);
  await buildGeneration({ source, library, cache: join(OUTPUT_FOLDER, 'cache'), log: (line) => process.stderr.write(`${line}\n`) });
  return library;
}

async function swipe(page: Page, devtools: CDPSession): Promise<void> {
  const { from, to, y, moves, stepMs, lookMs } = SWIPE;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] });
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

function countLarge(page: Page): Promise<number> {
  return page.evaluate(
    (large) => [...document.images].filter((image) => image.hasAttribute('src') && image.complete && image.naturalWidth * image.naturalHeight >= large).length,
    LARGE_PIXELS,
  );
}

/** Where a page stands: which picture, or which box. */
type Place = (page: Page) => Promise<number>;

const pictureShown: Place = (page) => Promise.resolve(Number(/-(\d+)$/.exec(page.url())?.[1]));
const boxShown: Place = (page) => page.evaluate(() => Math.round((document.querySelector('main')?.scrollLeft ?? 0) / innerWidth));

/** Percent of frames dropped while swiping, and the most large pictures that were decoded at once. */
async function leaf(url: string, place: Place): Promise<{ dropped: number; large: number }> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
    await page.goto(url);
    await page.locator('main').waitFor();
    await page.waitForLoadState('networkidle');
    const devtools = await page.context().newCDPSession(page);
    let large = 0;
    const start = await place(page);
    const frames = await recordFrames(await browser.newBrowserCDPSession(), async () => {
      for (let count = 1; count <= SWIPES; count += 1) {
        await swipe(page, devtools);
        if (count % COUNT_EVERY === 0) large = Math.max(large, await countLarge(page));
      }
    });
    const turned = (await place(page)) - start;
    if (turned < SWIPES * TURNED_MIN_SHARE) throw new Error(`only ${turned} of ${SWIPES} swipes turned to the next; the machine has too much else to do`);
    return { dropped: droppedShare(frames) * 100, large };
  } finally {
    await browser.close();
  }
}

let library: Promise<string> | undefined;
let readings = 0;

export const galleryDropped: Measure = {
  name: 'gallery.dropped',
  unit: '% of frames',
  referenceName: 'a page that scrolls coloured boxes',
  limit: 2,
  bound: 'difference-at-most',
  runs: READINGS,
  read: async () => {
    library ??= buildGallery();
    const kiosk = await startKiosk(['--content', await library]);
    const boxes = await serveReference(COLOURED_BOXES);
    const first = (readings % READINGS) * (PICTURES / READINGS) + 1;
    readings += 1;
    try {
      const address = new URL(kiosk.url);
      address.pathname = `/exhibit/ford/picture/photograph-${first}`;
      const ours = await leaf(address.href, pictureShown);
      process.stderr.write(`gallery.dropped: from picture ${first}, at most ${ours.large} large pictures decoded at once\n`);
      if (ours.large === 0 || ours.large > LARGE_MAX) throw new Error(`${ours.large} large pictures were decoded at once; there may be 1 to ${LARGE_MAX}`);
      const reference = await leaf(boxes.url, boxShown);
      return { ours: ours.dropped, reference: reference.dropped };
    } finally {
      await Promise.all([kiosk.stop(), boxes.close()]);
    }
  },
};
