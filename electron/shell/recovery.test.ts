import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebContents } from 'electron';
import { BEAT_EVERY_MS } from '../../renderer/services/host.ts';
import { FROZEN_AFTER_MS } from './heartbeat.ts';
import { FAILURES_BEFORE_CALM, FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from './recovery-policy.ts';
import { CALM_URL, watchRenderer, type Recovery } from './recovery.ts';
import { START_URL } from './scheme.ts';
import { MockWebContents } from './testing/electron.ts';

let contents: MockWebContents;
let recovery: Recovery;
const exit = vi.fn();
const died: string[] = [];
const lines: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  exit.mockClear();
  lines.length = 0;
  died.length = 0;
  contents = new MockWebContents();
  recovery = watchRenderer({ contents: contents as unknown as WebContents, log: (line) => lines.push(line), exit, onDied: (how) => died.push(how), monotonicNow: Date.now });
});
afterEach(() => {
  recovery.stop();
  vi.useRealTimers();
});

function die(reason: string): void {
  contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
}

describe('watchRenderer', () => {
  it('shows the exhibition when it is opened', () => {
    recovery.open();
    expect(contents.loaded).toEqual([START_URL]);
  });

  it('loads the exhibition again after its renderer died', () => {
    die('crashed');
    expect(contents.loaded).toEqual([]);
    vi.advanceTimersByTime(FIRST_PAUSE_MS);
    expect(contents.loaded).toEqual([START_URL]);
  });

  it('counts a page without a beat as frozen, though nobody touched it', () => {
    recovery.open();
    contents.loaded.length = 0;
    for (let beats = 0; beats < 20; beats += 1) {
      vi.advanceTimersByTime(BEAT_EVERY_MS);
      recovery.beat();
    }
    expect(contents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    vi.advanceTimersByTime(FROZEN_AFTER_MS);
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    expect(lines).toContain('renderer failed (frozen), failure 1: reload');
    vi.advanceTimersByTime(FIRST_PAUSE_MS);
    expect(contents.loaded).toEqual([START_URL]);
  });

  it('kills a page when it is asked to, and tells of every failure', () => {
    recovery.restart('it shows nothing');
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    expect(died).toEqual(['the page failed (frozen)']);
    vi.advanceTimersByTime(FIRST_PAUSE_MS);
    expect(contents.loaded).toEqual([START_URL]);
    die('crashed');
    expect(died).toEqual(['the page failed (frozen)', 'the page failed (crashed)']);
  });

  it('kills a page that Electron calls unresponsive', () => {
    contents.emit('unresponsive');
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
  });

  it('shows the calm page after repeated failures, and goes on trying', () => {
    for (let failure = 0; failure < FAILURES_BEFORE_CALM; failure += 1) {
      die('crashed');
      vi.advanceTimersByTime(LONGEST_PAUSE_MS);
      recovery.beat();
    }
    contents.loaded.length = 0;
    die('crashed');
    expect(contents.loaded).toEqual([CALM_URL]);
    vi.advanceTimersByTime(FROZEN_AFTER_MS);
    expect(contents.loaded, 'the calm page does not beat and is left in peace').toEqual([CALM_URL]);
    vi.advanceTimersByTime(LONGEST_PAUSE_MS - FROZEN_AFTER_MS);
    expect(contents.loaded).toEqual([CALM_URL, START_URL]);
  });

  it('ends when a renderer cannot be launched', () => {
    die('launch-failed');
    expect(exit).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(LONGEST_PAUSE_MS);
    expect(contents.loaded).toEqual([]);
  });

  it('tries again when the page does not load, but not when another load took its place', () => {
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', START_URL, true);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', START_URL, false);
    vi.advanceTimersByTime(FIRST_PAUSE_MS);
    expect(contents.loaded).toEqual([]);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', START_URL, true);
    vi.advanceTimersByTime(FIRST_PAUSE_MS);
    expect(contents.loaded).toEqual([START_URL]);
  });

  it('does one thing at a time: a second failure during the pause changes nothing', () => {
    die('crashed');
    die('killed');
    vi.advanceTimersByTime(FIRST_PAUSE_MS * 2);
    expect(contents.loaded).toEqual([START_URL]);
  });
});
