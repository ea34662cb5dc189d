import { createBringBack } from './bring-back.ts';
import type { Kiosk, Launch } from './kiosk.ts';
import { wait, within } from './wait.ts';

/** All in milliseconds, but for the count. */
export interface Timings {
  /** From one look at the page to the next. */
  readonly lookEvery: number;
  /** How long the page may take to answer a look: a slow machine may be busy with a large picture for seconds. */
  readonly lookWithin: number;
  /** So many looks in a row without an exhibition mean that the page is lost. */
  readonly misses: number;
  /** How long the exhibition may take to appear after its page was asked for. */
  readonly appearWithin: number;
  /** How long the window may take to fill the screen. */
  readonly fillWithin: number;
}

export const TIMINGS: Timings = { lookEvery: 5000, lookWithin: 5000, misses: 3, appearWithin: 60_000, fillWithin: 15_000 };

/** From one look to the next until the exhibition appears, in milliseconds. */
const APPEAR_EVERY_MS = 100;

export interface SuperviseOptions {
  readonly launch: Launch;
  /** What to show; it holds the secret. */
  readonly url: string;
  /** Whether the window must fill the screen. */
  readonly fill: boolean;
  readonly log: (line: string) => void;
  /** Told of every page or browser that was lost, before the next is started. */
  readonly onDied?: (how: string) => void;
  readonly timings?: Timings;
}

/** One browser from its start to its end. */
export interface Life {
  /** How it ended. */
  readonly end: string;
  /** Milliseconds that the exhibition was seen. */
  readonly well: number;
}

/** Resolves once the exhibition is seen. */
async function appear(kiosk: Kiosk, timings: Timings, signal: AbortSignal): Promise<void> {
  const end = performance.now() + timings.appearWithin;
  while (!signal.aborted && (await within(kiosk.look(), timings.lookWithin)) !== 'exhibition') {
    if (performance.now() > end) throw new Error('the exhibition did not appear');
    await wait(APPEAR_EVERY_MS, signal);
  }
}

/** Looks at the page again and again, but while it is on its way back; rejects with what is wrong with it. */
async function watch(kiosk: Kiosk, underWay: () => boolean, timings: Timings, signal: AbortSignal): Promise<never> {
  let sight: string | undefined;
  for (let missed = 0; missed < timings.misses && !signal.aborted; ) {
    await wait(timings.lookEvery, signal);
    sight = await within(kiosk.look(), timings.lookWithin);
    missed = sight === 'exhibition' || underWay() ? 0 : missed + 1;
    await within(kiosk.closeOthers(), timings.lookWithin);
  }
  throw new Error(sight === undefined ? 'the page is frozen' : 'the page is empty');
}

function say(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Starts a browser, shows the exhibition and watches over it until it is lost or `stop` is aborted, and ends the
 * browser in either case. A page that only went elsewhere is brought back.
 *
 * @param endable is given what ends the browser as if it had been lost.
 */
export async function live(options: SuperviseOptions, cautious: boolean, stop: AbortSignal, endable: (end: (how: string) => void) => void = () => undefined): Promise<Life> {
  const { launch, url, log, timings = TIMINGS } = options;
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  const trouble = Promise.withResolvers<never>();
  trouble.promise.catch(() => undefined);
  const lost = (how: string) => trouble.reject(new Error(how));
  endable(lost);
  signal.addEventListener('abort', () => lost('it was stopped'));

  let kiosk: Kiosk | undefined;
  let asked = false;
  let since: number | undefined;
  const back = createBringBack({ show: async () => kiosk?.show(url), failed: (error) => lost(say(error)), log, signal });
  // Before the exhibition is asked for there is the browser's own first page.
  const away = (where: string) => {
    if (asked) back.away(where);
  };

  try {
    kiosk = await launch({ cautious, signal: stop }, { log, lost, away });
    await Promise.race([trouble.promise, kiosk.show(url)]);
    asked = true;
    await Promise.race([trouble.promise, appear(kiosk, timings, signal)]);
    since = performance.now();
    log(`The exhibition is shown by process ${kiosk.pid}.`);
    await within(kiosk.closeOthers(), timings.lookWithin);
    const filled = options.fill ? await within(kiosk.fill(), timings.fillWithin) : true;
    if (filled === undefined) log('Whether the window fills the screen could not be seen.');
    return await Promise.race([trouble.promise, watch(kiosk, back.underWay, timings, signal)]);
  } catch (error) {
    return { end: say(error), well: since === undefined ? 0 : performance.now() - since };
  } finally {
    over.abort();
    await kiosk?.end(stop.aborted ? 'gently' : 'at once');
  }
}
