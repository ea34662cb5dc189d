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

/**
 * Howler as far as audio.ts uses it: it writes down what it is told, and answers when the test says so. Like the real
 * one it forgets what it is told between the request to play and the playing.
 */
const { PaperHowl, howls, howler } = vi.hoisted(() => {
  const made: InstanceType<typeof Paper>[] = [];
  class Paper {
    readonly settings: HowlSettings;
    readonly told: string[] = [];
    at = 0;
    private loaded = false;
    private locked = false;
    private kept: { rate: number; volume: number };

    constructor(settings: HowlSettings) {
      this.settings = settings;
      this.kept = { rate: settings.rate, volume: settings.volume };
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
      this.tell(id === undefined ? 'play' : `play ${String(id)}`);
      this.locked = true;
      return 1001;
    }

    /** The sound plays. */
    begin(): void {
      this.locked = false;
      this.settings.onplay();
    }

    pause(): this {
      if (this.tell('pause')) this.settings.onpause();
      return this;
    }

    seek(to?: number): number | this {
      if (to === undefined) return this.at;
      if (this.tell(`seek ${String(to)}`)) this.at = to;
      return this;
    }

    rate(rate?: number): number {
      if (rate !== undefined && this.tell(`rate ${String(rate)}`)) this.kept.rate = rate;
      return this.kept.rate;
    }

    volume(volume?: number): number {
      if (volume !== undefined && this.tell(`volume ${String(volume)}`)) this.kept.volume = volume;
      return this.kept.volume;
    }

    private tell(what: string): boolean {
      this.told.push(this.locked ? `forgotten: ${what}` : what);
      return !this.locked;
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
    howl.begin();
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
    howl.begin();
    howl.settings.onend();
    expect(heard.map((event) => event.type)).toEqual(['started', 'ended']);
  });
});

describe('what is wished while a voice begins', () => {
  function beginning() {
    const opened = open();
    opened.howl.load();
    opened.voice.play();
    return opened;
  }

  it('is done when it plays: speed, volume and place', () => {
    const { voice, howl, heard } = beginning();
    voice.setRate(1.2);
    voice.setVolume(0.4);
    voice.play(30);
    howl.begin();
    expect(howl.told).toEqual(['seek 0', 'play', 'rate 1.2', 'volume 0.4', 'seek 30', 'play 1001']);
    expect(heard).toEqual([{ type: 'started' }]);
  });

  it('a pause falls before a word is reported', () => {
    const { voice, howl, heard } = beginning();
    voice.play(30);
    voice.pause();
    howl.begin();
    expect(howl.told.slice(2)).toEqual(['pause']);
    expect(heard).toEqual([{ type: 'stopped' }]);
  });

  it('the last wish counts', () => {
    const { voice, howl } = beginning();
    voice.pause();
    voice.play(12);
    howl.begin();
    expect(howl.told.slice(2)).toEqual(['seek 12', 'play 1001']);
  });
});

describe('one voice at a time', () => {
  it('the first stops when the second begins', () => {
    const first = open('/media/a.webm');
    const second = open('/media/b.webm');
    first.howl.load();
    second.howl.load();
    first.voice.play();
    first.howl.begin();
    second.voice.play();
    expect(first.howl.told.at(-1)).toBe('pause');
    expect(first.heard.at(-1)).toEqual({ type: 'stopped' });
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
