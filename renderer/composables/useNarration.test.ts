import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effectScope, nextTick, ref, type EffectScope } from 'vue';
import type { Narration } from '../../media/schema/narration.ts';
import type { Voice, VoiceEvent, VoiceOptions } from '../services/audio.ts';
import { useNarration, type Frames, type NarrationControls } from './useNarration.ts';

/** A voice that sounds only on paper: it writes down what it is told, and the test speaks for it. */
class PaperVoice implements Voice {
  readonly told: string[] = [];
  readonly options: VoiceOptions;
  at = 0;

  constructor(options: VoiceOptions) {
    this.options = options;
  }

  play(from?: number): void {
    this.at = from ?? this.at;
    this.told.push(`play ${String(this.at)}`);
  }

  pause(): void {
    this.told.push('pause');
  }

  position(): number {
    return this.at;
  }

  setRate(rate: number): void {
    this.told.push(`rate ${String(rate)}`);
  }

  setVolume(volume: number): void {
    this.told.push(`volume ${String(volume)}`);
  }

  close(): void {
    this.told.push('close');
  }

  say(event: VoiceEvent): void {
    this.options.onEvent(event);
  }
}

function clipOf(name: string): Narration {
  return {
    src: `/media/narration/${name}.webm`,
    captions: `/media/narration/${name}.vtt`,
    duration: 12,
    peaks: [0.2, 0.8],
    voice: 'synthetic',
    cues: [
      { sentence: 's1', start: 0.3, end: 4, lines: ['甲'] },
      { sentence: 's2', start: 4.2, end: 7, lines: ['乙'] },
      { sentence: 's2', start: 7, end: 11, lines: ['丙'] },
    ],
  };
}

const narration = ref<Narration | undefined>();
const volume = ref(0.7);
let scope: EffectScope;
let voices: PaperVoice[];
let held: number;
let missing: string[];
let pendingFrames: Map<number, (now: number) => void>;
let clock: number;
let controls: NarrationControls;

const frames: Frames = {
  request(callback) {
    const handle = ++clock;
    pendingFrames.set(handle, callback);
    return handle;
  },
  cancel: (handle) => void pendingFrames.delete(handle),
};

/** Lets the voice come to `at` and the next frame be drawn. */
function voiceReaches(at: number): void {
  const voice = voices.at(-1);
  if (voice) voice.at = at;
  const due = [...pendingFrames.values()];
  pendingFrames.clear();
  clock += 1000;
  for (const callback of due) callback(clock);
}

function startPlaying(): PaperVoice {
  controls.toggle();
  const voice = voices.at(-1);
  if (!voice) throw new Error('no voice was opened');
  voice.say({ type: 'started' });
  return voice;
}

beforeEach(() => {
  narration.value = clipOf('lei-river.zh-Hans');
  volume.value = 0.7;
  voices = [];
  held = 0;
  missing = [];
  pendingFrames = new Map();
  clock = 0;
  scope = effectScope();
  controls = scope.run(() =>
    useNarration({
      narration,
      volume,
      hold: () => {
        held += 1;
        return () => void (held -= 1);
      },
      onMissing: (src) => missing.push(src),
      open: (options) => {
        const voice = new PaperVoice(options);
        voices.push(voice);
        return voice;
      },
      frames,
    }),
  ) ?? (() => { throw new Error('the scope is closed'); })();
});

afterEach(() => {
  scope.stop();
});

describe('playing', () => {
  it('opens the clip only when someone wants to hear it', () => {
    expect(voices).toHaveLength(0);
    const voice = startPlaying();
    expect(voice.options).toMatchObject({ src: '/media/narration/lei-river.zh-Hans.webm', volume: 0.7, rate: 1 });
    expect(controls.phase.value).toBe('playing');
  });

  it('marks the sentence and the cue that are spoken', () => {
    startPlaying();
    voiceReaches(1);
    expect(controls.sentence.value).toBe('s1');
    voiceReaches(8);
    expect(controls.position.value).toBe(8);
    expect(controls.sentence.value).toBe('s2');
    expect(controls.cue.value?.lines).toEqual(['丙']);
  });

  it('marks nothing before it was begun and after its end', () => {
    expect(controls.sentence.value).toBeUndefined();
    startPlaying().say({ type: 'ended' });
    expect(controls.phase.value).toBe('ended');
    expect(controls.sentence.value).toBeUndefined();
  });

  it('pauses and goes on with the same voice', () => {
    const voice = startPlaying();
    voiceReaches(5);
    controls.toggle();
    controls.toggle();
    expect(voice.told).toEqual(['play 0', 'pause', 'play 5']);
    expect(voices).toHaveLength(1);
  });

  it('repeats the present sentence from its first cue', () => {
    const voice = startPlaying();
    voiceReaches(9);
    controls.repeat();
    expect(voice.told.at(-1)).toBe('play 4.2');
    expect(controls.sentence.value).toBe('s2');
  });

  it('plays a sentence that is touched, and leaves alone one that is not spoken', () => {
    controls.playSentence('s2');
    expect(voices.at(-1)?.told).toEqual(['play 4.2']);
    controls.playSentence('s9');
    expect(voices.at(-1)?.told).toEqual(['play 4.2']);
  });

  it('seeks silently while paused, and begins from there', () => {
    controls.seek(7);
    expect(voices).toHaveLength(0);
    expect(controls.position.value).toBe(7);
    controls.toggle();
    expect(voices.at(-1)?.told).toEqual(['play 7']);
  });

  it('skips by sentences', () => {
    const voice = startPlaying();
    voiceReaches(1);
    controls.skip(1);
    expect(voice.told.at(-1)).toBe('play 4.2');
    controls.skip(-1);
    expect(voice.told.at(-1)).toBe('play 0.3');
  });

  it('steps through the speeds and keeps the chosen one for the next clip', async () => {
    const voice = startPlaying();
    controls.nextSpeed();
    controls.nextSpeed();
    expect(voice.told.slice(1)).toEqual(['rate 1.2', 'rate 1.5']);
    narration.value = clipOf('veterans.zh-Hans');
    await nextTick();
    expect(startPlaying().options.rate).toBe(1.5);
    controls.nextSpeed();
    expect(controls.speed.value).toBe(0.8);
  });

  it('passes the volume on', async () => {
    const voice = startPlaying();
    volume.value = 0.3;
    await nextTick();
    expect(voice.told).toContain('volume 0.3');
  });
});

describe('leaving', () => {
  it('closes the voice when the language or the exhibit changes', async () => {
    const voice = startPlaying();
    narration.value = clipOf('lei-river.en');
    await nextTick();
    expect(voice.told.at(-1)).toBe('close');
    expect(controls.phase.value).toBe('idle');
    expect(controls.position.value).toBe(0);
  });

  it('closes the voice when its owner goes', () => {
    const voice = startPlaying();
    scope.stop();
    expect(voice.told.at(-1)).toBe('close');
    expect(pendingFrames.size).toBe(0);
    expect(held).toBe(0);
  });
});

describe('keeping the kiosk awake', () => {
  it('only while it really plays', () => {
    controls.toggle();
    expect(held).toBe(0);
    voices.at(-1)?.say({ type: 'started' });
    expect(held).toBe(1);
    controls.repeat();
    expect(held).toBe(1);
    controls.pause();
    expect(held).toBe(0);
  });

  it('not after the end, and not when another voice took over', () => {
    startPlaying().say({ type: 'ended' });
    expect(held).toBe(0);
    startPlaying().say({ type: 'stopped' });
    expect(controls.phase.value).toBe('paused');
    expect(held).toBe(0);
  });
});

describe('a sound that breaks off', () => {
  it('says so until it is back, from the same place', () => {
    const voice = startPlaying();
    voice.at = 5;
    voice.say({ type: 'interrupted' });
    expect([controls.interrupted.value, controls.phase.value, held]).toEqual([true, 'loading', 0]);
    voice.say({ type: 'started' });
    expect([controls.interrupted.value, controls.phase.value, held]).toEqual([false, 'playing', 1]);
    expect(missing).toEqual([]);
  });

  it('says so no longer when the clip changes', async () => {
    startPlaying().say({ type: 'interrupted' });
    narration.value = clipOf('lei-river.en');
    await nextTick();
    expect(controls.interrupted.value).toBe(false);
  });
});

describe('no sound', () => {
  it('is silent without a clip', async () => {
    narration.value = undefined;
    await nextTick();
    expect(controls.phase.value).toBe('silent');
    expect(controls.broken.value).toBe(false);
    controls.toggle();
    controls.repeat();
    expect(voices).toHaveLength(0);
  });

  it('says when the clip is broken, reports it once, and lets go of the idle timer', () => {
    const voice = startPlaying();
    voice.say({ type: 'failed', reason: 'load', detail: '4' });
    expect(controls.broken.value).toBe(true);
    expect(missing).toEqual(['/media/narration/lei-river.zh-Hans.webm']);
    expect(held).toBe(0);
    controls.toggle();
    expect(voices).toHaveLength(1);
  });

  it('of one language leaves the others their sound', async () => {
    startPlaying().say({ type: 'failed', reason: 'timeout', detail: '' });
    narration.value = clipOf('lei-river.en');
    await nextTick();
    expect(controls.phase.value).toBe('idle');
  });
});
