import { Howl, Howler } from 'howler';

/** Longest wait for a clip to become playable, in milliseconds. The files lie on the same machine: later means broken. */
export const LOAD_LIMIT_MS = 10_000;

export const RATE_MIN = 0.8;
export const RATE_MAX = 1.5;

type VoiceFailure = 'load' | 'play' | 'timeout';

/** What a voice reports. `stopped` comes when it pauses, and also when another voice begins. */
export type VoiceEvent =
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'ended' }
  /** It broke off and is being picked up (lasting-voice.ts). */
  | { readonly type: 'interrupted' }
  | { readonly type: 'failed'; readonly reason: VoiceFailure; readonly detail: string };

export interface VoiceOptions {
  /** A clip under `/media/`. */
  readonly src: string;
  /** 0 to 1. */
  readonly volume: number;
  readonly rate: number;
  /** Speaks beside the one voice that sounds, and stops it not; whoever opens it uses `interrupt`. */
  readonly over?: boolean;
  onEvent(event: VoiceEvent): void;
}

/** One clip, open until `close`. Nothing is reported after that. */
export interface Voice {
  /** Plays from `from` (seconds), or goes on from where it is; waits for the clip to load if it has to. */
  play(from?: number): void;
  pause(): void;
  /** Seconds from the start. */
  position(): number;
  setRate(rate: number): void;
  setVolume(volume: number): void;
  close(): void;
}

export type OpenVoice = (options: VoiceOptions) => Voice;

// Nothing here uses Web Audio, which would keep whole clips decoded in memory and a context that Howler suspends after
// 30 seconds and may fail to wake again. Without it no context is ever made.
Howler.usingWebAudio = false;
Howler.autoSuspend = false;

interface Sounding {
  pause(): void;
  /** Waits without a word of it; `goOn` undoes it. */
  suspend(): void;
  goOn(): void;
}

// One voice at a time: the voice that sounds now, told to stop when another begins.
let sounding: Sounding | undefined;
// A few words over it, told to end when another voice is wanted.
let interruption: { cut(): void } | undefined;

/** Whether the voice that sounds waits for a few words now. */
export function isInterrupted(): boolean {
  return interruption !== undefined;
}

/**
 * Makes the voice that sounds wait for a few words. Nothing is reported: for whoever listens it still plays.
 *
 * @param cut is called when a voice begins meanwhile, and the words are to end.
 * @returns lets the voice go on, unless it was told otherwise since.
 */
export function interrupt(cut: () => void): () => void {
  const mine = { cut };
  const waiting = sounding;
  interruption = mine;
  waiting?.suspend();
  return () => {
    if (interruption === mine) interruption = undefined;
    waiting?.goOn();
  };
}

function clampRate(rate: number): number {
  return Math.min(RATE_MAX, Math.max(RATE_MIN, rate));
}

/**
 * Howler empties a released element by pointing it to a `data:` address, which our content security policy refuses
 * with an error in the log of every visit. Taking the address away stops the download just as well.
 */
function releaseQuietly(howl: Howl): void {
  Object.assign(howl, {
    _clearSound(element: HTMLAudioElement) {
      element.removeAttribute('src');
      element.load();
    },
  });
}

/**
 * Opens a clip as a streamed audio element (pitch is kept at every rate, the element's default) and begins to load it.
 * A missing, broken or refused clip is reported once as `failed`; the voice is then closed.
 */
export function openVoice(options: VoiceOptions): Voice {
  let howl: Howl | undefined = new Howl({
    src: [options.src],
    html5: true,
    format: ['webm'],
    preload: true,
    volume: options.volume,
    rate: clampRate(options.rate),
    onload: () => {
      clearTimeout(limit);
      if (wanted !== undefined) start(wanted);
    },
    onplay: () => {
      starting = false;
      settle();
    },
    onpause: () => {
      if (!suspended) report({ type: 'stopped' });
    },
    onend: () => {
      if (sounding === voice) sounding = undefined;
      report({ type: 'ended' });
    },
    onloaderror: (_id, error) => {
      fail('load', error);
    },
    onplayerror: (_id, error) => {
      fail('play', error);
    },
  });
  releaseQuietly(howl);

  // Where to begin once the clip has loaded; undefined while nobody waits for it.
  let wanted: number | undefined;
  let sound: number | undefined;
  // From the request to play until it plays, Howler puts whatever it is told in a queue, which it then forgets when the
  // first in it is not another request to play (2.2.4, _loadQueue). What was wished meanwhile is kept here instead.
  let starting = false;
  let going = false;
  let suspended = false;
  let rate = clampRate(options.rate);
  let volume = options.volume;
  const limit = setTimeout(() => {
    fail('timeout', `not playable after ${String(LOAD_LIMIT_MS / 1000)} s`);
  }, LOAD_LIMIT_MS);

  // Howler calls back from a timer: what was under way when the voice was closed still arrives.
  function report(event: VoiceEvent): void {
    if (howl) options.onEvent(event);
  }

  function start(from: number): void {
    if (!howl) return;
    if (starting) {
      wanted = from;
      return;
    }
    wanted = undefined;
    starting = true;
    // A sound plays on when its own id is passed; without one Howler would take a second element from its pool.
    if (sound !== undefined) {
      howl.seek(from, sound);
      howl.play(sound);
      return;
    }
    howl.seek(from);
    sound = howl.play();
  }

  /** The sound plays now: makes good what was wished while it began. */
  function settle(): void {
    if (!howl) return;
    if (howl.rate() !== rate) howl.rate(rate);
    if (howl.volume() !== volume) howl.volume(volume);
    if (!going || suspended) {
      howl.pause(sound);
      return;
    }
    report({ type: 'started' });
    if (wanted !== undefined) start(wanted);
  }

  function fail(reason: VoiceFailure, error: unknown): void {
    if (!howl) return;
    close();
    options.onEvent({ type: 'failed', reason, detail: String(error) });
  }

  function close(): void {
    clearTimeout(limit);
    if (sounding === voice) sounding = undefined;
    const closing = howl;
    howl = undefined;
    closing?.off();
    // Gives the element back to Howler's pool, which otherwise runs dry after ten clips.
    closing?.unload();
  }

  function comeForward(): void {
    const words = interruption;
    interruption = undefined;
    words?.cut();
    if (sounding !== voice) sounding?.pause();
    sounding = voice;
  }

  const voice: Voice & Sounding = {
    play(from) {
      if (!howl) return;
      suspended = false;
      if (!options.over) comeForward();
      going = true;
      const begin = from ?? wanted ?? voice.position();
      if (howl.state() === 'loaded') start(begin);
      else wanted = begin;
    },
    pause() {
      const waiting = wanted !== undefined && !starting;
      wanted = undefined;
      going = false;
      suspended = false;
      if (sounding === voice) sounding = undefined;
      if (starting) return;
      if (waiting) report({ type: 'stopped' });
      else howl?.pause(sound);
    },
    suspend() {
      suspended = true;
      if (!starting) howl?.pause(sound);
    },
    goOn() {
      if (!suspended) return;
      suspended = false;
      if (going && !starting && wanted === undefined && howl?.state() === 'loaded') start(voice.position());
    },
    position() {
      const at = howl?.seek();
      return typeof at === 'number' ? at : 0;
    },
    setRate(wish) {
      rate = clampRate(wish);
      if (!starting) howl?.rate(rate);
    },
    setVolume(wish) {
      volume = wish;
      if (!starting) howl?.volume(volume);
    },
    close,
  };
  return voice;
}
