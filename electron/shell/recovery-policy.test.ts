import { describe, expect, it } from 'vitest';
import { CALM_TIME_MS, FAILURES_BEFORE_CALM, LONGEST_PAUSE_MS, NO_FAILURES, recover, type Recovery, type RecoveryState } from './recovery-policy.ts';

function fail(times: number, everyMs: number): Recovery[] {
  let state: RecoveryState = NO_FAILURES;
  return Array.from({ length: times }, (_, index) => {
    const [next, recovery] = recover(state, 'crashed', index * everyMs);
    state = next;
    return recovery;
  });
}

describe('recover', () => {
  it('reloads with growing pauses, then shows the calm page and keeps trying', () => {
    const recoveries = fail(FAILURES_BEFORE_CALM + 2, 1000);
    const pauses = recoveries.slice(0, FAILURES_BEFORE_CALM).map((each) => (each.action === 'reload' ? each.pauseMs : NaN));
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(recoveries.slice(FAILURES_BEFORE_CALM)).toEqual([
      { action: 'calm', pauseMs: LONGEST_PAUSE_MS },
      { action: 'calm', pauseMs: LONGEST_PAUSE_MS },
    ]);
  });

  it('forgets failures after a calm time', () => {
    expect(fail(12, CALM_TIME_MS + 1)).toEqual(Array(12).fill({ action: 'reload', pauseMs: 500 }));
  });

  it.each(['launch-failed', 'integrity-failure'] as const)('ends the process when the renderer is gone by %s', (reason) => {
    expect(recover(NO_FAILURES, reason, 0)[1]).toEqual({ action: 'exit' });
  });

  it.each(['oom', 'killed', 'clean-exit', 'abnormal-exit', 'memory-eviction', 'frozen', 'load-failed'] as const)('reloads after %s', (reason) => {
    expect(recover(NO_FAILURES, reason, 0)[1]).toEqual({ action: 'reload', pauseMs: 500 });
  });
});
