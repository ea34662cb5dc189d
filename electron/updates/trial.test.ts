import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BLANK_MS, SILENCE_MS, startTrial, TRIAL_FAILURES, TRIAL_MS } from './trial.ts';
import type { Trial, TrialOptions } from './trial.ts';

const NEW = 'new';
const OLD = 'old';

let trial: Trial;
let said: string[];

/** A trial whose page dies when it is started anew, as the real one does. */
function begin(options: Partial<TrialOptions> = {}): void {
  said = [];
  trial = startTrial({
    generation: NEW,
    failures: 0,
    heard: true,
    now: Date.now,
    onFailure: (failures, how) => said.push(`${failures}: ${how}`),
    onPassed: () => said.push('passed'),
    onCrashed: (how) => said.push(`crashed: ${how}`),
    restart: (why) => trial.died(why),
    ...options,
  });
}

/** The page speaks every second. */
function speak(ms: number, shown: string | undefined): void {
  for (let passed = 0; passed < ms; passed += 1000) {
    trial.heard(shown);
    vi.advanceTimersByTime(1000);
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  trial.stop();
  vi.useRealTimers();
});

describe('startTrial', () => {
  it('believes a generation whose screen has lived for a while', () => {
    begin();
    speak(TRIAL_MS, NEW);
    expect(said).toEqual([]);
    expect(trial.remaining()).toBeLessThanOrEqual(1);
    speak(2000, NEW);
    expect(said).toEqual(['passed']);
    trial.died('too late');
    expect(said).toEqual(['passed']);
  });

  it('waits for as long as a visitor looks at the old page', () => {
    begin();
    speak(10 * TRIAL_MS, OLD);
    expect(said).toEqual([]);
    speak(TRIAL_MS + 2000, NEW);
    expect(said).toEqual(['passed']);
  });

  it('takes a crash loop for what it is', () => {
    begin();
    for (let death = 1; death <= TRIAL_FAILURES; death += 1) {
      speak(3000, NEW);
      trial.died('the page crashed');
    }
    expect(said).toEqual(['1: the page crashed', '2: the page crashed', '3: the page crashed', 'crashed: the page crashed']);
  });

  it('begins the time anew with a death', () => {
    begin();
    speak(TRIAL_MS - 5000, NEW);
    trial.died('the page crashed');
    speak(TRIAL_MS - 5000, NEW);
    expect(said).toEqual(['1: the page crashed']);
    speak(7000, NEW);
    expect(said.at(-1)).toBe('passed');
  });

  it('ends a page that is silent, again and again', () => {
    begin();
    vi.advanceTimersByTime(TRIAL_FAILURES * (SILENCE_MS + 2000));
    expect(said.at(-1)).toBe(`crashed: the page has been silent for ${SILENCE_MS / 1000} s`);
  });

  it('ends a page that lives and shows nothing of the exhibition', () => {
    begin();
    speak(TRIAL_FAILURES * (BLANK_MS + 3000), undefined);
    expect(said.at(-1)).toBe(`crashed: the page has shown nothing of the exhibition for ${BLANK_MS / 1000} s`);
  });

  it('blames nobody where no page was ever heard, or where it is no window of ours', () => {
    begin({ heard: false });
    vi.advanceTimersByTime(100 * SILENCE_MS);
    expect(said).toEqual([]);
    begin({ restart: undefined });
    vi.advanceTimersByTime(100 * SILENCE_MS);
    expect(said).toEqual([]);
    speak(TRIAL_MS + 2000, NEW);
    expect(said).toEqual(['passed']);
  });

  it('goes on counting where the run before has stopped', () => {
    begin({ failures: TRIAL_FAILURES - 1 });
    trial.died('the page froze');
    expect(said).toEqual([`${TRIAL_FAILURES}: the page froze`, 'crashed: the page froze']);
  });
});
