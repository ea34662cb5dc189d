// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FROZEN_AFTER_MS } from '../../electron/shell/heartbeat.ts';
import { BEAT_EVERY_MS, connectHost, type KioskHost } from './host.ts';

const assign = vi.fn();
const offResumed = vi.fn();
const host = { beat: vi.fn(), report: vi.fn(), onResumed: vi.fn<KioskHost['onResumed']>(() => offResumed) };

function hostWindow() {
  return Object.assign(new EventTarget(), { setInterval: window.setInterval.bind(window), clearInterval: window.clearInterval.bind(window), kioskHost: host, location: { assign } }) as unknown as Parameters<typeof connectHost>[0];
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

describe('connectHost', () => {
  it('does nothing in the browser runtime, which has no bridge', () => {
    expect(connectHost(window)()).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says that the page lives, often enough for the shell, until it is ended', () => {
    const end = connectHost(hostWindow());
    vi.advanceTimersByTime(BEAT_EVERY_MS * 3);
    expect(host.beat).toHaveBeenCalledTimes(4);
    expect(BEAT_EVERY_MS * 3).toBeLessThan(FROZEN_AFTER_MS);
    end();
    vi.advanceTimersByTime(BEAT_EVERY_MS * 3);
    expect(host.beat).toHaveBeenCalledTimes(4);
    expect(offResumed).toHaveBeenCalledOnce();
  });

  it('hands errors of the page to the log', () => {
    const target = hostWindow();
    const end = connectHost(target);
    target?.addEventListener('error', () => undefined);
    (target as unknown as EventTarget).dispatchEvent(new ErrorEvent('error', { message: 'broken', filename: '/assets/a.js', lineno: 3 }));
    (target as unknown as EventTarget).dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new Error('lost') }));
    expect(host.report.mock.calls).toEqual([['broken (/assets/a.js:3)'], ['unhandled: Error: lost']]);
    end();
  });

  it('begins anew when the machine wakes', () => {
    connectHost(hostWindow());
    host.onResumed.mock.lastCall?.[0]();
    expect(assign).toHaveBeenCalledExactlyOnceWith('/');
  });
});
