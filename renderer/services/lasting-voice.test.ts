import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interrupt, type Voice, type VoiceEvent, type VoiceOptions } from './audio.ts';
import { createLastingVoice, LOOK_EVERY_MS, RETRY_AFTER_MS, SETTLE_MS, STALL_MS } from './lasting-voice.ts';

/** A voice whose place the test moves, and that says what the test says. */
interface Paper extends Voice {
  readonly options: VoiceOptions;
  readonly told: string[];
  at: number;
}

const opened: Paper[] = [];
const heard: string[] = [];
let devices: EventTarget;
let voice: Voice;

function open(options: VoiceOptions): Voice {
  const told: string[] = [];
  const paper: Paper = {
    options, told, at: 0,
    play(from) {
      paper.at = from ?? paper.at;
      told.push(`play ${paper.at}`);
    },
    pause: () => void told.push('pause'),
    position: () => paper.at,
    setRate: (rate) => void told.push(`rate ${rate}`),
    setVolume: (volume) => void told.push(`volume ${volume}`),
    close: () => void told.push('close'),
  };
  opened.push(paper);
  return paper;
}

function last(): Paper {
  const paper = opened.at(-1);
  if (!paper) throw new Error('no voice was opened');
  return paper;
}
const say = (event: VoiceEvent) => last().options.onEvent(event);
const FAILED: VoiceEvent = { type: 'failed', reason: 'play', detail: 'x' };

/** It plays on for `ms`, and its place with it. */
function play(ms: number): void {
  for (let passed = 0; passed < ms; passed += LOOK_EVERY_MS) {
    last().at += LOOK_EVERY_MS / 1000;
    vi.advanceTimersByTime(LOOK_EVERY_MS);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  heard.length = 0;
  devices = new EventTarget();
  voice = createLastingVoice(open, () => devices)({ src: '/media/narration/a.webm', volume: 0.7, rate: 1, onEvent: ({ type }) => void heard.push(type) });
});
afterEach(() => {
  voice.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('a lasting voice', () => {
  it('is an ordinary one while nothing happens', () => {
    voice.play();
    say({ type: 'started' });
    play(60_000);
    voice.pause();
    say({ type: 'stopped' });
    voice.play();
    say({ type: 'started' });
    say({ type: 'ended' });
    expect(heard).toEqual(['started', 'stopped', 'started', 'ended']);
    expect(opened).toHaveLength(1);
    expect(last().told).toEqual(['play 0', 'pause', 'play 60']);
  });

  it('goes on from the same place, as fast and as loud, when it breaks off', () => {
    voice.play();
    say({ type: 'started' });
    voice.setRate(1.2);
    voice.setVolume(0.4);
    play(7_000);
    say(FAILED);
    expect(heard).toEqual(['started', 'interrupted']);
    expect(voice.position()).toBe(7);
    vi.advanceTimersByTime(RETRY_AFTER_MS[0]);
    expect(opened).toHaveLength(2);
    expect(last().options).toMatchObject({ rate: 1.2, volume: 0.4 });
    expect(last().told).toEqual(['play 7']);
    say({ type: 'started' });
    expect(heard).toEqual(['started', 'interrupted', 'started']);
  });

  it('notices that it plays and does not move', () => {
    voice.play();
    say({ type: 'started' });
    play(3_000);
    vi.advanceTimersByTime(STALL_MS);
    expect(heard).toEqual(['started', 'interrupted']);
    expect(last().told.at(-1)).toBe('close');
    vi.advanceTimersByTime(RETRY_AFTER_MS[0]);
    expect(last().told).toEqual(['play 3']);
  });

  it('is not lost while it waits for words of the keypad', () => {
    voice.play();
    say({ type: 'started' });
    play(3_000);
    const goOn = interrupt(() => undefined);
    vi.advanceTimersByTime(5 * STALL_MS);
    goOn();
    play(3_000);
    expect(heard).toEqual(['started']);
  });

  it('is opened again when the machine tells of another device, once things have settled', () => {
    voice.play();
    say({ type: 'started' });
    play(2_000);
    for (let told = 0; told < 3; told += 1) devices.dispatchEvent(new Event('devicechange'));
    vi.advanceTimersByTime(SETTLE_MS + RETRY_AFTER_MS[0]);
    expect(opened).toHaveLength(2);
    expect(last().told).toEqual(['play 2']);
  });

  it('leaves a device alone that nothing plays on', () => {
    devices.dispatchEvent(new Event('devicechange'));
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(opened).toHaveLength(1);
  });

  it('gives up in the end, and says so once', () => {
    voice.play();
    say({ type: 'started' });
    play(1_000);
    for (const pause of RETRY_AFTER_MS) {
      say(FAILED);
      vi.advanceTimersByTime(pause);
    }
    expect(heard).toEqual(['started', 'interrupted']);
    say(FAILED);
    vi.advanceTimersByTime(60_000);
    devices.dispatchEvent(new Event('devicechange'));
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(['started', 'interrupted', 'failed']);
    expect(opened).toHaveLength(1 + RETRY_AFTER_MS.length);
  });

  it('fails at once when it has never sounded: the clip is missing or broken', () => {
    voice.play();
    say({ type: 'failed', reason: 'load', detail: '404' });
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(['failed']);
    expect(opened).toHaveLength(1);
  });

  it('stops trying when it is told to pause, and goes on from there when it is told to play', () => {
    voice.play();
    say({ type: 'started' });
    play(5_000);
    say(FAILED);
    voice.pause();
    expect(heard).toEqual(['started', 'interrupted', 'stopped']);
    vi.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(1);
    voice.play();
    expect(last().told).toEqual(['play 5']);
  });

  it('says nothing of a device that went while it was paused', () => {
    voice.play();
    say({ type: 'started' });
    play(5_000);
    voice.pause();
    say({ type: 'stopped' });
    say(FAILED);
    expect(heard).toEqual(['started', 'stopped']);
    voice.play(2);
    expect([opened.length, last().told]).toEqual([2, ['play 2']]);
  });
});
