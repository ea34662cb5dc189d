import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Release, SourceId, UpdatePhase } from '../../media/schema/index.ts';
import type { SwitchableLibrary } from '../library/library.ts';
import type { Installation, InstallOptions } from './install.ts';
import type { TrialRecord, UpdateMemory } from './memory.ts';
import type { Presence } from './presence.ts';
import type { Progress } from './progress.ts';
import { asRefusal, Refusal } from './refusal.ts';
import { smokeTest } from './smoke.ts';
import { startTrial, TRIAL_FAILURES } from './trial.ts';
import type { Trial, TrialTimes } from './trial.ts';

/** Bytes a second that are copied while a visitor is there: a page reads no more, and a disk of a small kiosk writes ten times as much. */
export const RATE_WITH_VISITOR = 4 * 1024 * 1024;

/** How often it is looked whether the rate is still right, in milliseconds. */
const RATE_EVERY_MS = 500;

/** Most problems that a refusal tells; the log has them all. */
const TOLD_PROBLEMS = 3;

export interface CourseOptions {
  readonly library: SwitchableLibrary;
  readonly memory: UpdateMemory;
  readonly presence: Presence;
  /** Version of the program. */
  readonly app: string;
  /** Folder of what the kiosk trusts. */
  readonly trust: string;
  install(options: InstallOptions): Installation;
  /** The thorough test of a generation that nobody is shown. */
  smoke(store: string, id: string): Promise<string[]>;
  /** The handler that visitors are answered by. */
  ask(request: Request): Promise<Response>;
  readonly restartPage: ((why: string) => void) | undefined;
  readonly trialTimes: TrialTimes;
  now(): number;
  clock(): Date;
  log(line: string): void;
  /** What it is at. */
  onProgress(progress: Progress, release?: Release): void;
}

/** What was brought into the store, and passed its test. */
interface Ready {
  readonly release: Release;
  readonly generation: string;
}

/** The way of one installation, step by step. */
export interface Course {
  /** Copies and tests. @throws Refusal; nothing has changed then. */
  prepare(source: SourceId, signal: AbortSignal): Promise<Ready>;
  /** Waits until nobody is there, and switches: the generation is on trial then. @throws Refusal; nothing has changed then. */
  change(source: SourceId, ready: Ready, signal: AbortSignal): Promise<void>;
  /**
   * Tests what is shown, and waits until the page has lived with it.
   *
   * @throws Refusal: `smoke` or `crashed` once the generation before is shown again, `stopped` when the signal was aborted.
   */
  prove(record: TrialRecord, release: Release | undefined, signal: AbortSignal): Promise<void>;
  /** Goes back to what was shown before, and remembers why. */
  takeBack(record: TrialRecord, refusal: Refusal): Promise<void>;
  /** The trial that is under way. */
  trial(): Trial | undefined;
}

export function createCourse(options: CourseOptions): Course {
  const { library, memory, presence, log, onProgress, now } = options;
  let trial: Trial | undefined;

  const at = (phase: UpdatePhase, release?: Release): void => onProgress({ phase, done: 0, total: 0 }, release);

  /** What the disk refuses to remember is remembered until the end of the program. */
  async function remember(change: Parameters<UpdateMemory['change']>[0]): Promise<void> {
    await memory.change(change).catch((error: unknown) => log(`What is remembered of updates could not be written: ${String(error)}`));
  }

  function storeOf(): string {
    if (library.store === undefined) throw new Refusal('disk', 'This kiosk shows a folder that it was given: start it without --content to install updates.');
    return library.store;
  }

  async function copy(source: SourceId, signal: AbortSignal): Promise<Ready> {
    const wanted = () => (presence.somebody() ? RATE_WITH_VISITOR : undefined);
    let rate = wanted();
    const installation = options.install({
      source, signal,
      library: storeOf(),
      trust: options.trust,
      app: options.app,
      exhibition: library.shown().manifest.exhibition,
      keep: [library.current().id],
      thorough: library.notes.length > 0,
      ...(rate === undefined ? {} : { rate }),
      onProgress: ({ release, ...progress }) => onProgress(progress, release),
    });
    const timer = setInterval(() => {
      const next = wanted();
      if (next !== rate) installation.setRate(next);
      rate = next;
    }, RATE_EVERY_MS);
    return installation.result.finally(() => clearInterval(timer));
  }

  function smokeRefusal(problems: readonly string[], version: string, when: string): Refusal {
    for (const problem of problems) log(`Smoke test of version ${version} ${when} the switch: ${problem}`);
    const more = problems.length - TOLD_PROBLEMS;
    return new Refusal('smoke', `Version ${version} did not pass its test ${when} the switch: ${problems.slice(0, TOLD_PROBLEMS).join('; ')}${more > 0 ? `; and ${more} more, in the log` : ''}. Mend it and publish again.`);
  }

  /** The test of what everybody is answered from now on. */
  function testShown(): Promise<string[]> {
    return smokeTest({ ask: (request) => options.ask(request), manifest: library.shown().manifest, depth: 'quick', breathe: () => nextTurn() });
  }

  async function takeBack(record: TrialRecord, refusal: Refusal): Promise<void> {
    const { releases, rejected } = memory.now();
    const version = releases[record.generation]?.version ?? '';
    // First that it is not to be trusted: a start between these steps goes on from here.
    await remember({ rejected: [...rejected.filter(({ generation }) => generation !== record.generation), { generation: record.generation, code: refusal.code, version, at: options.clock().toISOString() }] });
    await library.restore(record.before).catch((error: unknown) => log(`The generation before could not be made the lasting one: ${String(error)}`));
    await remember({ trial: undefined });
    log(`Went back to generation ${library.shown().id.slice(0, 12)} by itself: ${refusal.message}`);
  }

  return {
    trial: () => trial,
    takeBack,

    async prepare(source, signal) {
      const ready = await copy(source, signal);
      if (ready.generation === library.shown().id) return ready;
      at('testing', ready.release);
      const problems = await options.smoke(storeOf(), ready.generation);
      if (problems.length > 0) throw smokeRefusal(problems, ready.release.version, 'before');
      signal.throwIfAborted();
      return ready;
    },

    async change(source, { generation, release }, signal) {
      at('waiting', release);
      await presence.empty(signal);
      at('switching', release);
      const record: TrialRecord = { generation, source, before: library.pointer(), failures: 0 };
      try {
        // Before the pointer: no start may meet a new generation and not know that it is on trial.
        await memory.change({ trial: record });
        await library.switchTo(generation);
      } catch (error) {
        await remember({ trial: undefined });
        throw asRefusal(error, 'disk', 'The exhibition could not be switched');
      }
    },

    async prove(record, release, signal) {
      const version = release?.version ?? '';
      const problems = await testShown();
      if (problems.length > 0) {
        const refusal = smokeRefusal(problems, version, 'after');
        await takeBack(record, refusal);
        throw refusal;
      }
      at('trial', release);
      const how = await new Promise<string | undefined>((resolve, reject) => {
        const stopped = (): void => {
          trial?.stop();
          reject(new Refusal('stopped', 'The trial was broken off.'));
        };
        if (signal.aborted) return stopped();
        signal.addEventListener('abort', stopped, { once: true });
        trial = startTrial({
          generation: record.generation,
          failures: record.failures,
          heard: presence.heard(),
          now,
          restart: options.restartPage,
          times: options.trialTimes,
          onFailure(failures, reason) {
            log(`Version ${version} is on trial, and ${reason} (${failures} of ${TRIAL_FAILURES}).`);
            void remember({ trial: { ...record, failures } });
          },
          onPassed: () => resolve(undefined),
          onCrashed: resolve,
        });
      }).finally(() => {
        trial = undefined;
      });
      if (how === undefined) {
        await remember({ trial: undefined });
        return;
      }
      const refusal = new Refusal('crashed', `The page did not live with version ${version}: ${how}, ${TRIAL_FAILURES} times. The exhibition before it is shown again. Mend it and publish again.`);
      await takeBack(record, refusal);
      throw refusal;
    },
  };
}
