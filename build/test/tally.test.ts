import { describe, expect, it } from 'vitest';
import { add, failedTests, flakyTests, line, NOTHING, ofExitCode, ofPlaywright, ofVitest, skipReasons } from './tally.ts';

describe('tally', () => {
  it('counts a tool as one check', () => {
    expect(ofExitCode(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(ofExitCode(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('reads the report of Vitest', () => {
    const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(ofVitest(report, 1)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it('never calls a run good whose process failed', () => {
    expect(ofVitest({ numPassedTests: 7 }, 1).failed).toBe(1);
    expect(ofPlaywright({ stats: { expected: 3 } }, 1).failed).toBe(1);
    expect(ofVitest({}, 1).failed).toBe(1);
  });

  it('counts a test that passed at the second try, and tells which', () => {
    expect(ofPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 1 } }, 0)).toEqual({ passed: 4, failed: 0, skipped: 1 });
    const report = { suites: [{ specs: [{ title: 'turns', tests: [{ status: 'flaky', annotations: [] }] }, { title: 'zooms', tests: [{ status: 'expected', annotations: [] }] }] }] };
    expect(flakyTests(report)).toEqual(['turns']);
  });

  it('names what failed, with the first line of why', () => {
    const failed = { status: 'failed', fullName: 'a bell rings', failureMessages: ['Error: silence\n at bell.ts'] };
    expect(failedTests({ testResults: [{ name: 'bell.test.ts', message: '', assertionResults: [{ status: 'passed' }, failed] }] })).toEqual(['bell.test.ts: a bell rings: Error: silence']);
    expect(failedTests({ testResults: [{ name: 'door.test.ts', message: 'does not load\n at door.ts', assertionResults: [] }] })).toEqual(['door.test.ts: does not load']);
    const spec = (title: string, status: string) => ({ title, tests: [{ status, annotations: [] }] });
    expect(failedTests({ suites: [{ specs: [spec('turns', 'unexpected'), spec('zooms', 'flaky')] }] })).toEqual(['turns']);
  });

  it('tells why tests were skipped, each reason once', () => {
    const skipped = { tests: [{ annotations: [{ type: 'skip', description: 'no binary' }] }] };
    const report = { suites: [{ specs: [skipped], suites: [{ specs: [skipped, { tests: [{ annotations: [] }] }] }] }] };
    expect(skipReasons(report)).toEqual(['no binary']);
    expect(skipReasons({})).toEqual([]);
  });

  it('sums and ends in one line', () => {
    expect(line(add(add(NOTHING, ofExitCode(0)), { passed: 3, failed: 0, skipped: 2 }))).toBe('4 passed, 0 failed, 2 skipped');
  });
});
