import { describe, expect, it } from 'vitest';
import { PHASES } from '../../media/schema/timeline.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { sameText } from '../testing/content.ts';
import { dwellOf, PHASE_WORDS, QUIET_DWELL_MS } from './siege-rules.ts';

const event = (text: string): TimelineEvent => ({
  id: 'x', from: '1944-06-22', to: '1944-06-22', phase: 'approach', places: [], units: [], people: [], held: [], lost: [], attacks: [], text: sameText(text), section: 'x',
});

describe('dwellOf', () => {
  it('gives time to read, and passes quiet days by', () => {
    expect(dwellOf([], 'zh-Hans')).toBe(QUIET_DWELL_MS);
    expect(dwellOf([event('日军攻占虎形巢。')], 'zh-Hans')).toBe(2000 + 8 * 190);
    expect(dwellOf([event('a'.repeat(100)), event('b'.repeat(100))], 'en')).toBe(2000 + 200 * 55);
    expect(dwellOf([event('长'.repeat(1000))], 'zh-Hant')).toBe(24_000);
  });
});

describe('phases', () => {
  it('have a word each', () => {
    expect(new Set(PHASES.map((phase) => MESSAGES['zh-Hans'][PHASE_WORDS[phase]])).size).toBe(PHASES.length);
  });
});
