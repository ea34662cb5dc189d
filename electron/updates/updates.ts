import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Offer, PanelState, Release, SourceId, UpdateState } from '../../media/schema/index.ts';
import type { Audit } from '../curator/audit.ts';
import type { SettingsFile } from '../curator/settings.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import type { Generation } from '../library/generation.ts';
import type { SwitchableLibrary } from '../library/library.ts';
import { BUNDLED } from '../library/pointer.ts';
import { createCourse } from './course.ts';
import { openMemory } from './memory.ts';
import type { TrialRecord } from './memory.ts';
import { watchForUpdates } from './lookout.ts';
import { createOffers } from './offers.ts';
import type { UpdatePorts } from './ports.ts';
import { createPresence } from './presence.ts';
import { asRefusal, Refusal } from './refusal.ts';
import { resultName, resultText } from './result-text.ts';
import { TRIAL_FAILURES, TRIAL_TIMES } from './trial.ts';
import type { TrialTimes } from './trial.ts';

/** A generation as the panel names it. */
type Named = PanelState['shown'];

export interface UpdatesOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  readonly library: SwitchableLibrary;
  /** Version of the program. */
  readonly app: string;
  readonly settings: Pick<SettingsFile, 'read'>;
  readonly audit: Pick<Audit, 'write'>;
  log(line: string): void;
  /** The handler that visitors are answered by. */
  ask(request: Request): Promise<Response>;
  /** Ends the page of the kiosk's own window, so that it is started anew; left out where there is no such window. */
  readonly restartPage?: (why: string) => void;
  readonly ports: UpdatePorts;
  /** Default: TRIAL_TIMES. */
  readonly trialTimes?: TrialTimes;
  readonly disk?: Disk;
  /** Milliseconds that never go backwards. */
  now?(): number;
  /** The wall clock: for people, and for opening hours. */
  clock?(): Date;
}

/** Updates of the exhibition: how they come, prove themselves, and go. */
export interface Updates {
  state(): UpdateState;
  /** What was found when it was last looked for. */
  offers(): readonly Offer[];
  /** Looks at every source now; while something is installed it answers what is known. Never rejects. */
  look(): Promise<readonly Offer[]>;
  /**
   * Begins to install; `state` tells how it goes, `ended` resolves with how it ended and never rejects.
   *
   * @throws Refusal `busy`.
   */
  install(source: SourceId): { readonly ended: Promise<UpdateState> };
  /**
   * Begins to install beside what is shown, and then shows it until the preview is ended (`undefined`), nobody was there
   * for a while, or the program ends.
   *
   * @throws Refusal `busy`.
   */
  preview(source: SourceId | undefined): { readonly ended: Promise<UpdateState> };
  /**
   * Shows the previous generation, which is tried on like a new one, and ends the trial of another.
   *
   * @throws Refusal `busy` while something is installed, Error when there is nothing to go back to.
   */
  rollback(): Promise<void>;
  /** Breaks off an installation, but for the switch itself. */
  stop(): void;
  /** The page says whether a visitor is there, and of which generation it shows a screen. */
  visitor(present: boolean, shown?: string): void;
  /** The page died, froze or did not come. */
  pageDied(how: string): void;
  /** A generation as the panel names it. */
  named(generation: Generation): Named;
  /** Sentences for the technician. */
  notes(): readonly string[];
  /** Ends what is under way, and every watch. */
  close(): Promise<void>;
}

/** So long nobody must be there for a preview to end by itself, in milliseconds. */
const PREVIEW_ALONE_MS = 60_000;

/** Why a trial ends without a verdict: a curator went back. */
const ROLLED_BACK = 'rolled back';

const IDLE: UpdateState = { kind: 'idle' };

/**
 * Opens what is known of updates. A generation that is on trial is tried on; one with which the program did not come up
 * often enough is taken back before anybody sees it. Never rejects.
 */
export async function openUpdates(options: UpdatesOptions): Promise<Updates> {
  const { data, library, app, settings, audit, log, ports, disk = realDisk, now = () => performance.now(), clock = () => new Date() } = options;
  const memory = await openMemory(data, disk, log);
  const presence = createPresence(now);
  let state: UpdateState = memory.now().outcome ?? IDLE;
  const offers = createOffers({ library, memory, ports });
  let running: { readonly stop: AbortController; readonly ended: Promise<UpdateState> } | undefined;
  let closing = false;
  let aloneSince: number | undefined;

  const course = createCourse({
    library, memory, presence, app, now, clock, log,
    trust: ports.trust,
    install: ports.install,
    smoke: ports.smoke,
    ask: options.ask,
    restartPage: options.restartPage,
    trialTimes: options.trialTimes ?? TRIAL_TIMES,
    onProgress(progress, release) {
      if (state.kind !== 'running') return;
      const known = release ?? state.release;
      state = { kind: 'running', source: state.source, ...progress, ...(known ? { release: known } : {}) };
    },
  });

  function named({ id, manifest }: Generation): Named {
    const release = memory.now().releases[id];
    return { generation: id, version: manifest.version, ...(release ? { release } : {}) };
  }

  /** What was said of generations that are gone is forgotten with them. */
  async function keepRelease(release: Release): Promise<void> {
    const { current, previous } = library.pointer();
    const kept = Object.entries(memory.now().releases).filter(([id]) => id === current || id === previous || id === library.current().id);
    await remember({ releases: { ...Object.fromEntries(kept), [release.generation]: release } });
  }

  async function conclude(source: SourceId, outcome: Extract<UpdateState, { kind: 'installed' | 'refused' }>): Promise<void> {
    state = outcome;
    const version = outcome.release?.version ?? '';
    const detail = outcome.kind === 'installed' ? `version ${version} (${outcome.release.generation}) from ${source.at}` : `${outcome.code}: ${outcome.message} (version ${version}, from ${source.at})`;
    log(outcome.kind === 'installed' ? `Installed ${detail}.` : `Not installed: ${detail}`);
    await audit.write(`update.${outcome.kind}`, detail);
    await remember({ outcome });
    if (source.kind !== 'stick') return;
    const { kiosk } = await settings.read();
    const result = { kiosk, outcome };
    await ports.writeResult(resultName(result), resultText(result)).catch((error: unknown) => log(`The result could not be written on the stick: ${String(error)}`));
  }

  /** What cannot be written is so until the program ends. */
  async function remember(change: Parameters<typeof memory.change>[0]): Promise<void> {
    await memory.change(change).catch((error: unknown) => log(`What is remembered of updates could not be written: ${String(error)}`));
  }

  async function collect(): Promise<void> {
    if (library.store === undefined) return;
    await ports.collect(library.store, [library.current().id, library.shown().id]).catch((error: unknown) => log(`What nobody needs any more could not be removed: ${String(error)}`));
  }

  /** Runs one at a time, and tells how it ended. */
  function begin(source: SourceId, way: (signal: AbortSignal) => Promise<UpdateState>): { readonly ended: Promise<UpdateState> } {
    if (running) throw new Refusal('busy', 'Another installation is under way: wait until it has ended.');
    const stop = new AbortController();
    state = { kind: 'running', source, phase: 'checking', done: 0, total: 0 };
    const ended = run();
    running = { stop, ended };
    return { ended };

    async function run(): Promise<UpdateState> {
      try {
        state = await way(stop.signal);
        if (state.kind === 'installed') await conclude(source, state);
      } catch (error) {
        const { code, message } = stop.signal.aborted ? new Refusal('stopped', 'The installation was broken off; what was copied stays for the next try.') : asRefusal(error, 'disk', 'The installation has failed');
        const release = state.kind === 'running' ? state.release : undefined;
        // The end of the program is no outcome: a trial goes on with the next start, and nothing else had changed anything.
        if (!closing && stop.signal.reason !== ROLLED_BACK) await conclude(source, { kind: 'refused', code, message, at: clock().toISOString(), ...(release ? { release } : {}) });
        else state = memory.now().outcome ?? IDLE;
      } finally {
        running = undefined;
      }
      return state;
    }
  }

  async function prove(record: TrialRecord, release: Release | undefined, signal: AbortSignal): Promise<UpdateState> {
    await course.prove(record, release, signal);
    await collect();
    return release ? { kind: 'installed', release, at: clock().toISOString() } : IDLE;
  }

  function install(source: SourceId): { readonly ended: Promise<UpdateState> } {
    return begin(source, async (signal) => {
      const ready = await course.prepare(source, signal);
      const { release, generation } = ready;
      await keepRelease(release);
      if (generation === library.shown().id) return { kind: 'installed', release, at: clock().toISOString() };
      await course.change(source, ready, signal);
      const record = memory.now().trial;
      return record ? prove(record, release, signal) : { kind: 'installed', release, at: clock().toISOString() };
    });
  }

  async function look(): Promise<readonly Offer[]> {
    if (!running) await offers.look((await settings.read()).updateAddress);
    return offers.all();
  }

  function watchPreview(): void {
    if (!library.previewing || presence.somebody()) aloneSince = undefined;
    else aloneSince ??= now();
    if (aloneSince !== undefined && now() - aloneSince > PREVIEW_ALONE_MS) void library.preview(undefined);
  }

  const updates: Updates = {
    state() {
      const trial = course.trial();
      return state.kind === 'running' && trial ? { ...state, remaining: trial.remaining() } : state;
    },
    offers: offers.all,
    look,
    install,
    preview(source) {
      if (source === undefined) return { ended: library.preview(undefined).then(() => state) };
      return begin(source, async (signal) => {
        const before = memory.now().outcome ?? IDLE;
        const { release, generation } = await course.prepare(source, signal);
        await keepRelease(release);
        await library.preview(generation);
        aloneSince = undefined;
        await audit.write('update.previewed', `version ${release.version} (${generation})`);
        return before.kind === 'installed' ? IDLE : before;
      });
    },
    async rollback() {
      if (running && !course.trial()) throw new Refusal('busy', 'Something is being installed: wait until it has ended.');
      const last = running;
      last?.stop.abort(ROLLED_BACK);
      await last?.ended;
      const before = library.pointer();
      // What was shipped needs no trial: behind it there is nothing.
      const target = before.previous === undefined || before.previous === BUNDLED ? undefined : before.previous;
      const record = target === undefined ? undefined : { generation: target, before, failures: 0, source: { kind: 'folder' as const, at: library.store ?? data } };
      await remember({ trial: record, outcome: undefined });
      await library.rollback();
      state = IDLE;
      const shown = library.shown();
      log(`Went back to version ${shown.manifest.version} (${shown.id.slice(0, 12)}), as a curator asked.`);
      await audit.write('update.rolled-back', `version ${shown.manifest.version} (${shown.id})`);
      if (record) begin(record.source, (signal) => prove(record, memory.now().releases[record.generation], signal).then(() => IDLE));
    },
    stop() {
      if (state.kind === 'running' && !['switching', 'trial'].includes(state.phase)) running?.stop.abort();
    },
    visitor(present, shown) {
      presence.tell(present);
      course.trial()?.heard(shown);
    },
    pageDied: (how) => course.trial()?.died(how),
    named,
    notes() {
      const last = memory.now().outcome;
      return last?.kind === 'refused' && (last.code === 'crashed' || last.code === 'smoke') ? [last.message] : [];
    },
    async close() {
      closing = true;
      lookout.stop();
      running?.stop.abort();
      await running?.ended;
    },
  };

  await resume();
  const lookout = watchForUpdates({
    settings, now, clock,
    idle: () => !running,
    stick: () => ports.find('').then((sources) => sources.filter(({ kind }) => kind === 'stick')),
    onStick: () => void look(),
    async onNight(address) {
      const offer = await offers.lookAt({ kind: 'lan', at: address });
      if (offer.release && !offer.installed && !offer.refusal && !running) install(offer.source);
    },
    onTick: watchPreview,
  });
  return updates;

  /** Goes on with the trial of an earlier run of the program. */
  async function resume(): Promise<void> {
    const record = memory.now().trial;
    if (!record) return;
    if (record.generation !== library.shown().id) {
      // The power failed before the switch, or after the way back.
      await remember({ trial: undefined });
      return;
    }
    const release = memory.now().releases[record.generation];
    // Where there is no window of ours, nobody can tell a start from a crash.
    const failures = record.failures + (options.restartPage ? 1 : 0);
    const known = memory.now().rejected.find(({ generation }) => generation === record.generation);
    if (!known && failures < TRIAL_FAILURES) {
      await remember({ trial: { ...record, failures } });
      log(`Version ${release?.version ?? ''} is on trial since before this start (${failures} of ${TRIAL_FAILURES}).`);
      begin(record.source, async (signal) => {
        // The handler is made once this function has returned.
        await nextTurn();
        return prove({ ...record, failures }, release, signal);
      });
      return;
    }
    const refusal = new Refusal(known?.code ?? 'crashed', `The program was started ${TRIAL_FAILURES} times before version ${release?.version ?? ''} had proved itself. The exhibition before it is shown again. Mend it and publish again.`);
    await course.takeBack(record, refusal);
    await conclude(record.source, { kind: 'refused', code: refusal.code, message: refusal.message, at: clock().toISOString(), ...(release ? { release } : {}) });
  }
}
