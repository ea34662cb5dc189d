import type { CDPSession } from '@playwright/test';

/** What became of one frame, as Chromium's compositor reports it (`PipelineReporter`). */
export interface Frame {
  readonly dropped: boolean;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly args?: { readonly name?: string; readonly frame_reporter?: { readonly state?: string; readonly affects_smoothness?: boolean } };
}

/** The trace categories in which the compositor reports its frames. */
const CATEGORIES = ['cc', 'benchmark', 'viz', '__metadata'];

/** Records what becomes of every frame of every page while `act` runs. */
export async function recordFrames(devtools: CDPSession, act: () => Promise<void>): Promise<Frame[]> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) if (event.name === 'PipelineReporter' || event.name === 'process_name') events.push(event);
  });
  const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES }, transferMode: 'ReportEvents' });
  await act();
  await devtools.send('Tracing.end');
  await complete;
  return framesOf(events);
}

/**
 * Frames of the pages' processes. A frame for which nothing had to be drawn is none; a dropped one counts where the
 * compositor says that it was seen, which it is while something moves.
 */
export function framesOf(events: readonly TraceEvent[]): Frame[] {
  const pages = new Set(events.filter(({ name, args }) => name === 'process_name' && args?.name === 'Renderer').map(({ pid }) => pid));
  return events.flatMap(({ name, ph, pid, args }): Frame[] => {
    const report = args?.frame_reporter;
    if (name !== 'PipelineReporter' || ph !== 'b' || !pages.has(pid) || !report) return [];
    if (report.state === 'STATE_DROPPED') return report.affects_smoothness === false ? [] : [{ dropped: true }];
    return report.state === 'STATE_PRESENTED_ALL' || report.state === 'STATE_PRESENTED_PARTIAL' ? [{ dropped: false }] : [];
  });
}

/** The share of frames that were dropped, 0 to 1. Throws where there was none: then nothing moved, and nothing was measured. */
export function droppedShare(frames: readonly Frame[]): number {
  if (frames.length === 0) throw new Error('no frame was reported; the trace categories of this Chromium may have changed');
  return frames.filter(({ dropped }) => dropped).length / frames.length;
}
