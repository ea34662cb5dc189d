import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOAD_LIMIT_MS, openVoice, RATE_MAX, RATE_MIN, type Voice, type VoiceEvent } from './audio.ts';

interface HowlSettings {
  src: string[];
  html5: boolean;
  volume: number;
  rate: number;
  onload: () => void;
  onplay: () => void;
  onpause: () => void;
  onend: () => void;
  onloaderror: (id: number, error: unknown) => void;
  onplayerror: (id: number, error: unknown) => void;
}

/** Howler as far as audio.ts uses it: it writes down what it is told, and answers when the test says so. */
const { PaperHowl, howls, howler } = vi.hoisted(() => {
  const made: InstanceType<typeof Paper>[] = [];
  class Paper {
    readonly settings: HowlSettings;
    readonly told: string[] = [];
    at = 0;
    private loaded = false;

    constructor(settings: HowlSettings) {
      this.settings = settings;
      made.push(this);
    }

    state(): string {
      return this.loaded ? 'loaded' : 'loading';
    }

    load(): void {
      this.loaded = true;
      this.settings.onload();
    }

    play(id?: number): number {
      this.told.push(id === undefined ? 'play' : `play ${String(id)}`);
      return 1001;
    }

    pause(): this {
      this.told.push('pause');
      this.settings.onpause();
      return this;
    }

    seek(to?: number): number | this {
      if (to === undefined) return this.at;
      this.told.push(`seek ${String(to)}`);
      this.at = to;
      return this;
    }

    rate(rate: number): void {
      this.told.push(`rate ${String(rate)}`);
    }

    volume(volume: number): void {
      this.told.push(`volume ${String(volume)}`);
    }

    off(): void {
      this.told.push('off');
    }

    unload(): void {
      this.told.push('unload');
    }
  }
  return { PaperHowl: Paper, howls: made, howler: { usingWebAudio: true, autoSuspend: true } };
});
vi.mock('howler', () => ({ Howl: PaperHowl, Howler: howler }));

function open(src = '/media/narration/lei-river.en.webm', rate = 1): { voice: Voice; howl: InstanceType<typeof PaperHowl>; heard: VoiceEvent[] } {
  const heard: VoiceEvent[] = [];
  const voice = openVoice({ src, volume: 0.7, rate, onEvent: (event) => heard.push(event) });
  const howl = howls.at(-1);
  if (!howl) throw new Error('no howl was made');
  return { voice, howl, heard };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  howls.length = 0;
});

describe('Howler', () => {
  it('uses audio elements only, and never a context that could fall asleep', () => {
    expect(howler).toEqual({ usingWebAudio: false, autoSuspend: false });
    expect(open().howl.settings).toMatchObject({ src: ['/media/narration/lei-river.en.webm'], html5: true, volume: 0.7 });
  });

  it('lets go of an element without pointing it to an address that the policy refuses', () => {
    const { howl } = open();
    const element = { src: '/media/narration/lei-river.en.webm', removed: [] as string[], loads: 0, removeAttribute(name: string) { this.removed.push(name); }, load() { this.loads += 1; } };
    (howl as unknown as { _clearSound(each: typeof element): void })._clearSound(element);
    expect(element).toMatchObject({ removed: ['src'], loads: 1 });
  });
});

describe('a voice', () => {
  it('waits for its clip, then begins where it was told', () => {
    const { voice, howl } = open();
    voice.play(12);
    expect(howl.told).toEqual([]);
    howl.load();
    expect(howl.told).toEqual(['seek 12', 'play']);
  });

  it('that was paused while it loaded does not begin', () => {
    const { voice, howl, heard } = open();
    voice.play();
    voice.pause();
    howl.load();
    expect(howl.told).toEqual([]);
    expect(heard).toEqual([{ type: 'stopped' }]);
  });

  it('goes on with the same sound, so that no second element is taken', () => {
    const { voice, howl } = open();
    howl.load();
    voice.play();
    howl.at = 5;
    voice.pause();
    voice.play();
    expect(howl.told).toEqual(['seek 0', 'play', 'pause', 'seek 5', 'play 1001']);
  });

  it('keeps its speed where speech can still be understood', () => {
    const { voice, howl } = open(undefined, 9);
    expect(howl.settings.rate).toBe(RATE_MAX);
    voice.setRate(0.1);
    expect(howl.told).toEqual([`rate ${String(RATE_MIN)}`]);
  });

  it('passes volume and position', () => {
    const { voice, howl } = open();
    voice.setVolume(0.2);
    howl.at = 7.5;
    expect(howl.told).toEqual(['volume 0.2']);
    expect(voice.position()).toBe(7.5);
  });

  it('reports its beginning and its end', () => {
    const { voice, howl, heard } = open();
    howl.load();
    voice.play();
    howl.settings.onplay();
    howl.settings.onend();
    expect(heard.map((event) => event.type)).toEqual(['started', 'ended']);
  });
});

describe('one voice at a time', () => {
  it('the first stops when the second begins', () => {
    const first = open('/media/a.webm');
    const second = open('/media/b.webm');
    first.howl.load();
    second.howl.load();
    first.voice.play();
    second.voice.play();
    expect(first.howl.told.at(-1)).toBe('pause');
    expect(first.heard).toEqual([{ type: 'stopped' }]);
    expect(second.howl.told).toEqual(['seek 0', 'play']);
  });

  it('a voice that was closed is not told to stop', () => {
    const first = open('/media/a.webm');
    first.howl.load();
    first.voice.play();
    first.voice.close();
    open('/media/b.webm').voice.play();
    expect(first.howl.told.slice(-2)).toEqual(['off', 'unload']);
  });
});

describe('failing', () => {
  it.each([
    ['load', (howl: InstanceType<typeof PaperHowl>) => { howl.settings.onloaderror(1, 4); }],
    ['play', (howl: InstanceType<typeof PaperHowl>) => { howl.settings.onplayerror(1, 'refused'); }],
    ['timeout', () => { vi.advanceTimersByTime(LOAD_LIMIT_MS); }],
  ] as const)('%s is reported once, and the element goes back to the pool', (reason, fail) => {
    const { voice, howl, heard } = open();
    voice.play();
    fail(howl);
    howl.settings.onloaderror(1, 4);
    expect(heard).toEqual([expect.objectContaining({ type: 'failed', reason })]);
    expect(howl.told).toEqual(['off', 'unload']);
  });

  it('a clip that loads in time does not time out', () => {
    const { howl, heard } = open();
    howl.load();
    vi.advanceTimersByTime(LOAD_LIMIT_MS * 2);
    expect(heard).toEqual([]);
  });
});

describe('after closing', () => {
  it('nothing is heard, and nothing can be done', () => {
    const { voice, howl, heard } = open();
    howl.load();
    voice.close();
    howl.settings.onplay();
    howl.settings.onend();
    voice.play();
    voice.pause();
    voice.setVolume(1);
    voice.close();
    expect(heard).toEqual([]);
    expect(howl.told).toEqual(['off', 'unload']);
    expect(voice.position()).toBe(0);
  });
});
