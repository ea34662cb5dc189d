import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from 'electron';
import { GPU_CRASHES_BEFORE_OFF, OFF_FOR_MS } from './graphics.ts';
import { decideAcceleration, watchGpu } from './gpu-watch.ts';
import { app } from './testing/electron.ts';

let data: string;
let now = Date.UTC(2026, 10, 24, 12);
const lines: string[] = [];
const log = (line: string): void => {
  lines.push(line);
};

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'gpu-'));
  app.removeAllListeners();
  app.disableHardwareAcceleration.mockClear();
});
afterEach(() => rm(data, { recursive: true }));

describe('the GPU process', () => {
  it('is given up for a day after three crashes, with one restart', async () => {
    const restart = vi.fn();
    const clock = (): number => now;
    watchGpu(app as unknown as App, { data, log, now: clock, restart });
    for (let crash = 0; crash < GPU_CRASHES_BEFORE_OFF; crash += 1) {
      app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
    }
    await vi.waitFor(() => {
      expect(restart).toHaveBeenCalledOnce();
    });
    await decideAcceleration(app, { data, log, now: clock });
    expect(app.disableHardwareAcceleration).toHaveBeenCalledOnce();
    now += OFF_FOR_MS;
    await decideAcceleration(app, { data, log, now: clock });
    expect(app.disableHardwareAcceleration).toHaveBeenCalledOnce();
  });

  it('is not counted when it ends cleanly or when another process dies', async () => {
    watchGpu(app as unknown as App, { data, log, restart: vi.fn() });
    lines.length = 0;
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 });
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed', exitCode: 1 });
    await decideAcceleration(app, { data, log });
    expect(lines).toEqual([]);
  });
});
