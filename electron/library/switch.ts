import type { Disk } from './disk.ts';
import { reopenGeneration } from './generation.ts';
import type { Generation } from './generation.ts';
import { BUNDLED, writePointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';

/** Where the generation that is shown comes from. */
export type Origin = 'installed' | 'previous' | 'bundled';

/** What the kiosk shows, and how it came to show it. */
export interface Library {
  /** The generation to answer from; ask anew for every request, since an update changes it. */
  current(): Generation;
  /** Whether that is a preview rather than the exhibition. */
  readonly previewing: boolean;
  readonly origin: Origin;
  /** Sentences for the technician; empty when nothing had to be passed over. */
  readonly notes: readonly string[];
}

/** A library in which another generation can take the place of the one that is shown. */
export interface SwitchableLibrary extends Library {
  /** Directory of the store of what is installed; undefined where nothing can be. */
  readonly store: string | undefined;
  /** The exhibition, whatever is previewed. */
  shown(): Generation;
  /** What is shown, and what "go back" leads to; without `previous` that is the bundled exhibition, if it is not shown. */
  pointer(): Pointer;
  /** What "go back" would show; undefined where there is nothing else. @throws Error when it cannot be opened. */
  previous(): Promise<Generation | undefined>;
  /**
   * Shows a generation of the store; what was shown becomes the previous one. The pointer is durable before anybody is
   * answered from the new generation, so that no power cut takes back what a visitor has seen. Answers that are under
   * way go on reading the old one.
   *
   * @throws Error when it cannot be opened or the pointer cannot be written; then everything is as it was.
   */
  switchTo(id: string): Promise<void>;
  /**
   * Shows what a pointer of an earlier time says, and does so even when the pointer cannot be written: what is left may be
   * an exhibition with which no page lives.
   *
   * @throws Error when it cannot be opened, or, once it is shown, when the next start may show the other one.
   */
  restore(pointer: Pointer): Promise<void>;
  /** Shows the previous generation, and makes the one that is shown the previous one: a second call leads forward again. @throws as `switchTo`, and when there is nothing to go back to. */
  rollback(): Promise<void>;
  /** Shows a generation of the store until the next call or the end of the program, and writes nothing. @throws Error when it cannot be opened. */
  preview(id: string | undefined): Promise<void>;
  /** Tells of every change of `current()`. @returns takes the listener off again. */
  onChange(listener: () => void): () => void;
}

/** What is shown at a time. */
export interface Shown {
  readonly generation: Generation;
  readonly origin: Origin;
  readonly pointer: Pointer;
}

interface SwitchOptions {
  readonly store?: string;
  readonly disk: Disk;
  readonly shown: Shown;
  readonly notes: readonly string[];
  bundled(): Promise<Generation>;
}

/** The library from its start on. */
export function createSwitch({ store, disk, shown: first, notes: firstNotes, bundled }: SwitchOptions): SwitchableLibrary {
  let shown = first;
  let notes = firstNotes;
  let previewed: Generation | undefined;
  let last: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  /** Changes come one after the other: each is reckoned from what the one before has left. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  }

  function open(id: string): Promise<Generation> {
    if (id === BUNDLED) return bundled();
    if (id === shown.generation.id) return Promise.resolve(shown.generation);
    if (store === undefined) return Promise.reject(new Error('This kiosk shows a folder that it was given, and keeps nothing that could be switched to.'));
    return reopenGeneration(store, id);
  }

  async function keep(pointer: Pointer): Promise<void> {
    if (store === undefined) throw new Error('This kiosk shows a folder that it was given: start it without --content to switch.');
    try {
      await writePointer(store, pointer, disk);
    } catch (error) {
      // The new name may stand already: what is shown and what the next start shows must be one.
      await writePointer(store, shown.pointer, disk).catch(() => undefined);
      throw error;
    }
  }

  function take(generation: Generation, pointer: Pointer): void {
    shown = { generation, origin: pointer.current === BUNDLED ? 'bundled' : 'installed', pointer };
    // What they told of was passed over at the start, and is not shown any more.
    notes = [];
    previewed = undefined;
    for (const listener of listeners) listener();
  }

  async function show(pointer: Pointer): Promise<void> {
    const generation = await open(pointer.current);
    await keep(pointer);
    take(generation, pointer);
  }

  function previousId(): string | undefined {
    const { current, previous } = shown.pointer;
    return previous ?? (current === BUNDLED ? undefined : BUNDLED);
  }

  return {
    store,
    current: () => previewed ?? shown.generation,
    shown: () => shown.generation,
    get previewing() { return previewed !== undefined; },
    get origin() { return shown.origin; },
    get notes() { return notes; },
    pointer: () => shown.pointer,
    async previous() {
      const id = previousId();
      return id === undefined ? undefined : open(id);
    },
    switchTo: (id) =>
      inTurn(async () => {
        const { current } = shown.pointer;
        if (current !== id) await show({ current: id, previous: current });
      }),
    restore: (pointer) =>
      inTurn(async () => {
        const generation = await open(pointer.current);
        const kept = await keep(pointer).then(() => undefined, (error: unknown) => ({ error }));
        take(generation, pointer);
        if (kept) throw kept.error;
      }),
    rollback: () =>
      inTurn(async () => {
        const previous = previousId();
        if (previous === undefined) throw new Error('There is nothing to go back to: the bundled exhibition is shown, and nothing else is installed.');
        await show({ current: previous, previous: shown.pointer.current });
      }),
    preview: (id) =>
      inTurn(async () => {
        const wanted = id === undefined || id === shown.generation.id ? undefined : await open(id);
        if (wanted === previewed) return;
        previewed = wanted;
        for (const listener of listeners) listener();
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
