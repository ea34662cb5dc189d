import type { CDPSession } from '@playwright/test';

/** What is left in the page after a garbage collection. */
export interface Footprint {
  /** Bytes of the JavaScript heap in use. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Audio and video elements, in the document or not. */
  readonly media: number;
}

async function liveMedia(devtools: CDPSession): Promise<number> {
  const objectGroup = 'footprint';
  const prototype = await devtools.send('Runtime.evaluate', { expression: 'HTMLMediaElement.prototype', objectGroup });
  const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId ?? '', objectGroup });
  const count = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.filter((each) => each instanceof HTMLElement).length; }',
    returnByValue: true,
  });
  await devtools.send('Runtime.releaseObjectGroup', { objectGroup });
  return Number(count.result.value);
}

/** Collects the garbage of the page, and counts what is left. The session needs `Performance.enable`. */
export async function footprint(devtools: CDPSession): Promise<Footprint> {
  await devtools.send('HeapProfiler.collectGarbage');
  const media = await liveMedia(devtools);
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), media };
}

const FIGURES = ['heap', 'nodes', 'listeners', 'media'] as const satisfies readonly (keyof Footprint)[];

/** The part by which the figure that grew most grew from the first footprint to the last; below 0 when all shrank. */
export function growth(first: Footprint, last: Footprint): number {
  return Math.max(...FIGURES.map((figure) => (first[figure] === last[figure] ? 0 : last[figure] / first[figure] - 1)));
}
