import { expect, it } from 'vitest';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { sameText } from '../testing/content.ts';
import { unitDays } from './unit-days.ts';

function event(from: string, units: readonly string[]): TimelineEvent {
  return { id: `e${from}`, from, to: from, phase: 'pause', places: [], units: [...units], people: [], held: [], lost: [], attacks: [], text: sameText(''), section: '' };
}

it('finds the days of a unit on the map, those before the siege by their date, each once', () => {
  const events = [event('1944-07-12', ['army-10']), event('1944-06-19', ['army-10', 'division-3']), event('1944-07-12', ['army-10']), event('1944-07-01', ['division-3']), event('1944-09-01', ['army-10'])];
  const siege = { from: '1944-06-22', to: '1944-08-08' };
  expect(unitDays('army-10', events, siege)).toEqual([{ day: '1944-06-19', date: '1944-06-19' }, { day: '20', date: '1944-07-12' }]);
  expect(unitDays('army-62', events, siege)).toEqual([]);
});
