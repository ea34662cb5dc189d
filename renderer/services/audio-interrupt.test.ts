import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interrupt, openVoice, type Voice, type VoiceEvent } from './audio.ts';

interface Told {
  onload(): void;
  onplay(): void;
  onpause(): void;
}

/** Howler as far as an interruption needs it: it plays at once, and says what it does. */
const { Fake, made } = vi.hoisted(() => {
  const all: { settings: Told; told: string[] }[] = [];
  class FakeHowl {
    readonly told: string[] = [];
    readonly settings: Told;
    constructor(settings: Told) {
      this.settings = settings;
      all.push(this);
    }
    state(): string { return 'loaded'; }
    play(): number {
      this.told.push('play');
      this.settings.onplay();
      return 1;
    }
    pause(): void {
      this.told.push('pause');
      this.settings.onpause();
    }
    seek(): number { return 4; }
    rate(): number { return 1; }
    volume(): number { return 0.7; }
    off(): void { this.told.push('off'); }
    unload(): void { this.told.push('unload'); }
  }
  return { Fake: FakeHowl, made: all };
});
vi.mock('howler', () => ({ Howl: Fake, Howler: {} }));

let heard: VoiceEvent[];
let narration: Voice;

function toldOf(at: number): string[] {
  return made[at]?.told ?? [];
}

beforeEach(() => {
  vi.useFakeTimers();
  made.length = 0;
  heard = [];
  narration = openVoice({ src: '/media/narration/a.webm', volume: 0.7, rate: 1, onEvent: (event) => heard.push(event) });
  narration.play();
});
afterEach(() => {
  narration.close();
  vi.useRealTimers();
});

describe('interrupt', () => {
  it('makes the voice wait and go on without a word of it', () => {
    const goOn = interrupt(() => undefined);
    expect(toldOf(0)).toEqual(['play', 'pause']);
    goOn();
    expect(toldOf(0)).toEqual(['play', 'pause', 'play']);
    expect(heard.filter(({ type }) => type === 'stopped')).toEqual([]);
  });

  it('does not wake a voice that was paused meanwhile', () => {
    const goOn = interrupt(() => undefined);
    narration.pause();
    expect(heard.at(-1)).toEqual({ type: 'stopped' });
    goOn();
    expect(toldOf(0).filter((what) => what === 'play')).toHaveLength(1);
  });

  it('is cut when a voice is wanted', () => {
    const cut = vi.fn();
    interrupt(cut);
    narration.play(2);
    expect(cut).toHaveBeenCalledTimes(1);
  });

  it('lets a voice over it sound without stopping it', () => {
    const label = openVoice({ src: '/media/labels/a.webm', volume: 0.7, rate: 1, over: true, onEvent: () => undefined });
    label.play(1);
    expect(toldOf(0)).toEqual(['play']);
    label.close();
  });
});
