import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { TEXT_SCALES, usePreferencesStore, VOLUME_CAP, VOLUME_DEFAULT } from './preferences.ts';

describe('usePreferencesStore', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('brings everything back for the next visitor', () => {
    const preferences = usePreferencesStore();
    const fresh = { ...preferences.$state };
    preferences.language = 'en';
    preferences.textStep = 3;
    preferences.contrast = 'high';
    preferences.captions = false;
    preferences.reach = 'lower';
    preferences.reducedMotion = true;
    preferences.speed = 1.25;
    preferences.setVolume(0);
    preferences.reset();
    expect({ ...preferences.$state }).toEqual(fresh);
    expect(preferences.volume).toBe(VOLUME_DEFAULT);
  });

  it('keeps the volume between silence and the cap, without drift', () => {
    const preferences = usePreferencesStore();
    for (let press = 0; press < 30; press += 1) preferences.setVolume(preferences.volume + 0.1);
    expect(preferences.volume).toBe(VOLUME_CAP);
    for (let press = 0; press < 30; press += 1) preferences.setVolume(preferences.volume - 0.1);
    expect(preferences.volume).toBe(0);
    preferences.setVolume(preferences.volume + 0.1);
    preferences.setVolume(preferences.volume + 0.1);
    preferences.setVolume(preferences.volume + 0.1);
    expect(preferences.volume).toBe(0.3);
  });

  it('has the steps of text size that the style sheet has', () => {
    const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
    const scales = [...tokens.matchAll(/--text-scale: ([\d.]+);/g)].map((match) => Number(match[1]));
    expect(scales).toEqual([...TEXT_SCALES]);
  });
});
