/** How many checks ended how. A check is a test, or one run of a tool that passes or fails as a whole. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A tool that only passes or fails counts as one check. */
export function ofExitCode(code: number): Tally {
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/**
 * Reads Vitest's JSON report. A run that failed outside its tests (a file that does not load, an unhandled rejection)
 * reports no failed test, so its exit code counts too.
 */
export function ofVitest(report: unknown, code: number): Tally {
  const counts = report as Record<string, unknown>;
  const failed = number(counts['numFailedTests']);
  return {
    passed: number(counts['numPassedTests']),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: number(counts['numPendingTests']) + number(counts['numTodoTests']),
  };
}

/** Reads Playwright's JSON report; a test that passed only at the second try has passed, and is told by `flakyTests`. */
export function ofPlaywright(report: unknown, code: number): Tally {
  const { stats } = report as { stats: Record<string, unknown> };
  const failed = number(stats['unexpected']);
  return {
    passed: number(stats['expected']) + number(stats['flaky']),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: number(stats['skipped']),
  };
}

/** The line that ends `npm test`. */
export function line(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title?: string; readonly tests: readonly { readonly status?: string; readonly annotations: readonly { readonly type: string; readonly description?: string }[] }[] }[];
}

function specsOf(suite: Suite): NonNullable<Suite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** Why tests of a Playwright report were skipped, each reason once, so that no skip goes unseen. */
export function skipReasons(report: unknown): readonly string[] {
  const annotations = specsOf(report as Suite).flatMap(({ tests }) => tests.flatMap((test) => test.annotations));
  return [...new Set(annotations.filter(({ type }) => type === 'skip').map(({ description }) => description ?? 'no reason is given'))];
}

/** Titles of the tests of a Playwright report that passed only at the second try. */
export function flakyTests(report: unknown): readonly string[] {
  return specsOf(report as Suite).filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title ?? 'a test without a title');
}

interface VitestFile {
  readonly name?: string;
  readonly message?: string;
  readonly assertionResults?: readonly { readonly status?: string; readonly fullName?: string; readonly failureMessages?: readonly string[] | null }[];
}

/** Tests of either report that failed, each with the first line of why; the run itself scrolls far away. */
export function failedTests(report: unknown): readonly string[] {
  const files = (report as { testResults?: readonly VitestFile[] }).testResults ?? [];
  const units = files.flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const told = failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}: ${failureMessages?.[0]?.split('\n')[0] ?? ''}`);
    return told.length > 0 || !message ? told : [`${name}: ${message.split('\n')[0]}`];
  });
  const visits = specsOf(report as Suite).filter(({ tests }) => tests.some(({ status }) => status === 'unexpected')).map(({ title }) => title ?? 'a test without a title');
  return [...units, ...visits];
}
