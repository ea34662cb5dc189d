// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import type { Labels } from '../../media/schema/labels.ts';
import type { Voice, VoiceOptions } from '../services/audio.ts';
import { useSpokenLabels } from './useSpokenLabels.ts';

const LABELS: Labels = { files: ['/media/labels/a.webm', '/media/labels/b.webm'], clips: { 首页: [0, 1, 2], 字号: [1, 3, 3.5] } };
const told: string[] = [];
let voices: Map<string, VoiceOptions>;
const active = ref(true);
let scope = effectScope();

function open(options: VoiceOptions): Voice {
  const name = options.src.slice(-6, -5);
  voices.set(name, options);
  return {
    play: (from) => { told.push(`${name} plays from ${String(from)}`); },
    pause: () => { told.push(`${name} pauses`); },
    position: () => 0,
    setRate: () => undefined,
    setVolume: (volume) => { told.push(`${name} at ${String(volume)}`); },
    close: () => { told.push(`${name} closes`); },
  };
}

const volume = ref(0.7);

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  voices = new Map();
  active.value = true;
  document.documentElement.lang = 'zh-Hans';
  document.body.innerHTML = '<button id="one">首页</button><button id="two">字号</button><button id="none">别的</button><button id="both">首页：字号</button>';
  scope = effectScope();
  scope.run(() => useSpokenLabels({ active, volume, load: () => Promise.resolve(LABELS), open }));
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

async function focus(id: string): Promise<void> {
  document.getElementById(id)?.focus();
  await vi.advanceTimersByTimeAsync(0);
}

it('says what has the focus, as long as it takes, counted from its first sound', async () => {
  await focus('one');
  expect(told).toEqual(['a plays from 1']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toHaveLength(1);
  voices.get('a')?.onEvent({ type: 'started' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['a plays from 1', 'a pauses']);
});

it('is cut off by the next one, also by one that nobody has spoken', async () => {
  await focus('one');
  voices.get('a')?.onEvent({ type: 'started' });
  await focus('two');
  expect(told).toEqual(['a plays from 1', 'a pauses', 'b plays from 3']);
  await focus('none');
  expect(told.at(-1)).toBe('b pauses');
});

it('says the parts of a name one after the other', async () => {
  await focus('both');
  voices.get('a')?.onEvent({ type: 'started' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['a plays from 1', 'a pauses', 'b plays from 3']);
});

it('goes on past a sound that is missing', async () => {
  await focus('both');
  voices.get('a')?.onEvent({ type: 'failed', reason: 'load', detail: '' });
  expect(told.at(-1)).toBe('b plays from 3');
});

it('is silent when nobody uses the keypad, and lets its sounds go', async () => {
  await focus('one');
  active.value = false;
  await nextTick();
  expect(told).toContain('a closes');
  told.length = 0;
  await focus('two');
  expect(told).toEqual([]);
});

it('follows the volume', async () => {
  await focus('one');
  volume.value = 0.3;
  await nextTick();
  expect(told).toContain('a at 0.3');
});
