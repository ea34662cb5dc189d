import { afterEach, expect, test, vi } from 'vitest';
import { stopped, stopSignal } from './stop.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.removeAllListeners(name);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s stops the kiosk, and a second one changes nothing', async (name) => {
  const signal = stopSignal(() => undefined);
  const stop = stopped(signal);
  process.emit(name);
  process.emit(name);
  await stop;
  expect(signal.aborted).toBe(true);
  await stopped(signal);
});

test('a kiosk that does not end in time is ended', () => {
  vi.useFakeTimers();
  const late = vi.fn();
  stopSignal(late);
  vi.advanceTimersByTime(60_000);
  expect(late).not.toHaveBeenCalled();
  process.emit('SIGTERM');
  vi.advanceTimersByTime(14_999);
  expect(late).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(late).toHaveBeenCalledOnce();
});

test('when npm is gone the kiosk goes too; a parent that is not npm may go', () => {
  vi.useFakeTimers();
  const parent = vi.spyOn(process, 'ppid', 'get').mockReturnValue(4711);
  vi.stubEnv('npm_lifecycle_event', undefined);
  const alone = stopSignal(() => undefined);
  vi.stubEnv('npm_lifecycle_event', 'start');
  const ofNpm = stopSignal(() => undefined);
  vi.advanceTimersByTime(1000);
  expect(ofNpm.aborted).toBe(false);
  parent.mockReturnValue(1);
  vi.advanceTimersByTime(1000);
  expect(ofNpm.aborted).toBe(true);
  expect(alone.aborted).toBe(false);
});
