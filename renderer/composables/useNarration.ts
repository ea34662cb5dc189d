import { computed, onScopeDispose, ref, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue';
import type { Cue, Narration } from '../../media/schema/narration.ts';
import type { OpenVoice, Voice, VoiceEvent } from '../services/audio.ts';
import { createLastingVoice } from '../services/lasting-voice.ts';
import { neighbourFrom, presentAt, repeatFrom, spansOf } from './narration-cues.ts';
import { NO_NARRATION, step, type NarrationEvent, type NarrationState, type Phase } from './narration-state.ts';

/** Speeds that a visitor steps through, as multiples of the recorded one. */
const SPEEDS = [0.8, 1, 1.2, 1.5] as const;

/** The position on screen follows the voice this often at most, in milliseconds: the wave has no finer steps. */
const FOLLOW_EVERY_MS = 100;

export interface Frames {
  request(callback: (now: number) => void): number;
  cancel(handle: number): void;
}

export interface NarrationOptions {
  /** The clip of the exhibit and language that are shown; undefined where there is none. */
  readonly narration: MaybeRefOrGetter<Narration | undefined>;
  /** 0 to 1. */
  readonly volume: MaybeRefOrGetter<number>;
  /** The chosen one of SPEEDS; kept by the owner where it should outlive the exhibit. */
  readonly speed?: Ref<number>;
  /** Keeps the kiosk awake until the function that it returns is called. */
  hold?(): () => void;
  /** The clip is missing or broken. `src` is its path. */
  onMissing?(src: string): void;
  readonly open?: OpenVoice;
  readonly frames?: Frames;
}

export interface NarrationControls {
  readonly phase: ComputedRef<Phase>;
  /** There is a clip, and it cannot be played. */
  readonly broken: ComputedRef<boolean>;
  /** The sound broke off, and is being picked up where it was. */
  readonly interrupted: ComputedRef<boolean>;
  /** Seconds. */
  readonly position: ComputedRef<number>;
  readonly duration: ComputedRef<number>;
  readonly speed: ComputedRef<number>;
  /** Id of the sentence that is spoken now. */
  readonly sentence: ComputedRef<string | undefined>;
  readonly cue: ComputedRef<Cue | undefined>;
  toggle(): void;
  pause(): void;
  /** Moves to `seconds` and goes on as before: playing or not. */
  seek(seconds: number): void;
  /** Plays from the start of the sentence that is or was last spoken. */
  repeat(): void;
  /** Plays from the start of a sentence; one that is not spoken is left alone. */
  playSentence(id: string): void;
  /** Moves by whole sentences, forwards or back. */
  skip(sentences: number): void;
  nextSpeed(): void;
}

function windowFrames(): Frames {
  return { request: (callback) => requestAnimationFrame(callback), cancel: (handle) => { cancelAnimationFrame(handle); } };
}

/**
 * The narration of one exhibit. It stops when the clip changes (another exhibit, another language) and when its
 * owner goes; while it really plays it keeps the kiosk awake.
 */
export function useNarration(options: NarrationOptions): NarrationControls {
  const open = options.open ?? createLastingVoice();
  const frames = options.frames ?? windowFrames();
  const state = shallowRef<NarrationState>(NO_NARRATION);
  const speed = options.speed ?? ref(1);
  const brokeOff = ref(false);
  let voice: Voice | undefined;
  let release: (() => void) | undefined;
  let frame: number | undefined;
  let followed = 0;

  const clip = computed(() => toValue(options.narration));
  const spans = computed(() => spansOf(clip.value?.cues ?? []));
  const begun = computed(() => state.value.phase === 'playing' || state.value.phase === 'paused' || state.value.phase === 'loading');

  function send(event: NarrationEvent): void {
    state.value = step(state.value, event);
    const playing = state.value.phase === 'playing';
    if (playing && !release) release = options.hold?.();
    if (!playing) {
      release?.();
      release = undefined;
    }
    if (playing && frame === undefined) frame = frames.request(follow);
  }

  function follow(now: number): void {
    frame = undefined;
    if (!voice || state.value.phase !== 'playing') return;
    if (now - followed >= FOLLOW_EVERY_MS) {
      followed = now;
      send({ type: 'tick', position: voice.position() });
    }
    frame ??= frames.request(follow);
  }

  function hear(event: VoiceEvent): void {
    brokeOff.value = event.type === 'interrupted';
    if (event.type === 'failed') {
      voice = undefined;
      if (clip.value) options.onMissing?.(clip.value.src);
    }
    send({ type: event.type });
  }

  function play(from?: number): void {
    if (!clip.value || state.value.phase === 'silent') return;
    send(from === undefined ? { type: 'play' } : { type: 'play', from });
    voice ??= open({ src: clip.value.src, volume: toValue(options.volume), rate: speed.value, onEvent: hear });
    voice.play(state.value.position);
  }

  function pause(): void {
    send({ type: 'pause' });
    voice?.pause();
  }

  function toggle(): void {
    if (state.value.phase === 'playing' || state.value.phase === 'loading') pause();
    else play();
  }

  function seek(seconds: number): void {
    if (state.value.phase === 'playing' || state.value.phase === 'loading') play(seconds);
    else send({ type: 'seek', to: seconds });
  }

  function playSentence(id: string): void {
    const span = spans.value.find((each) => each.sentence === id);
    if (span) play(span.start);
  }

  function nextSpeed(): void {
    const at = SPEEDS.findIndex((each) => each === speed.value);
    speed.value = SPEEDS[(at + 1) % SPEEDS.length] ?? 1;
    voice?.setRate(speed.value);
  }

  function leave(): void {
    voice?.close();
    voice = undefined;
    brokeOff.value = false;
    if (frame !== undefined) frames.cancel(frame);
    frame = undefined;
  }

  watch(
    clip,
    (next) => {
      leave();
      send({ type: 'clip', duration: next?.duration });
    },
    { immediate: true, flush: 'sync' },
  );
  watch(() => toValue(options.volume), (volume) => voice?.setVolume(volume));
  onScopeDispose(() => {
    leave();
    release?.();
    release = undefined;
  });

  return {
    phase: computed(() => state.value.phase),
    broken: computed(() => state.value.phase === 'silent' && clip.value !== undefined),
    interrupted: computed(() => brokeOff.value),
    position: computed(() => state.value.position),
    duration: computed(() => state.value.duration),
    speed: computed(() => speed.value),
    sentence: computed(() => (begun.value ? presentAt(spans.value, state.value.position)?.sentence : undefined)),
    cue: computed(() => (begun.value ? presentAt(clip.value?.cues ?? [], state.value.position) : undefined)),
    toggle,
    pause,
    seek,
    repeat: () => { play(repeatFrom(spans.value, state.value.position)); },
    playSentence,
    skip: (sentences) => { seek(neighbourFrom(spans.value, state.value.position, sentences)); },
    nextSpeed,
  };
}
