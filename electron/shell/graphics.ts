import { join } from 'node:path';
import { z } from 'zod';
import { readState, writeState } from './state-file.ts';

/** So many crashes of the GPU process within a day turn acceleration off: Chromium ends itself a few crashes later. */
export const GPU_CRASHES_BEFORE_OFF = 3;

/** For how long acceleration stays off, in milliseconds: a day. */
export const OFF_FOR_MS = 24 * 60 * 60_000;

const stateSchema = z.strictObject({
  /** Times of crashes, in milliseconds since 1970. */
  crashes: z.array(z.number()),
  /** Until when acceleration is off. */
  offUntil: z.number(),
});
export type GraphicsState = z.infer<typeof stateSchema>;

export const HEALTHY: GraphicsState = { crashes: [], offUntil: 0 };

/** Counts a crash. The clock may have jumped, so times in the future are forgotten. */
export function countCrash(state: GraphicsState, now: number): GraphicsState {
  const recent = state.crashes.filter((time) => time <= now && now - time < OFF_FOR_MS);
  const crashes = [...recent, now];
  return crashes.length >= GPU_CRASHES_BEFORE_OFF ? { crashes: [], offUntil: now + OFF_FOR_MS } : { ...state, crashes };
}

/** Whether to start without acceleration. A time further away than a day comes from a wrong clock and counts for nothing. */
export function isOff(state: GraphicsState, now: number): boolean {
  return now < state.offUntil && state.offUntil - now <= OFF_FOR_MS;
}

function fileIn(data: string): string {
  return join(data, 'graphics.json');
}

export function readGraphics(data: string, log: (line: string) => void): Promise<GraphicsState> {
  return readState(fileIn(data), stateSchema, HEALTHY, log);
}

export function writeGraphics(data: string, state: GraphicsState): Promise<void> {
  return writeState(fileIn(data), state);
}
