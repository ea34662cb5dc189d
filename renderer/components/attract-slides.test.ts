import { describe, expect, it } from 'vitest';
import type { Exhibition } from '../../media/schema/exhibition.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { sameText, someExhibition, somePerson } from '../testing/content.ts';
import { after, remembered, roundsOf, slideAt, type Place, type SlideSources } from './attract-slides.ts';

function event(id: string, from: string, to = from, section = '日軍第一次總攻擊'): TimelineEvent {
  return { id, from, to, phase: 'pause', places: [], units: [], people: [], held: [], lost: [], attacks: [], text: sameText(id), section };
}

const exhibition: Exhibition = someExhibition();
const [, siege] = exhibition.chapters;
const grave: Exhibition = {
  ...exhibition,
  chapters: [...exhibition.chapters, { id: 'grave', title: sameText(''), lead: sameText(''), exhibits: (siege?.exhibits ?? []).slice(0, 1).map((one) => ({ ...one, id: 'the-killings', advisory: true })) }],
};

const sources: SlideSources = {
  exhibition: grave,
  events: [event('paused', '1944-07-02'), event('killed', '1944-07-02', '1944-07-02', '杀人'), event('month', '1944-07-01', '1944-07-31'), event('end', '1944-08-08')],
  people: [
    ...Array.from({ length: 12 }, (_, at) => somePerson({ id: `p${at}` })),
    somePerson({ id: 'commander-of-the-other-side', roll: false }),
    somePerson({ id: 'nameless', name: sameText('一位伞兵（姓名未记录）') }),
    somePerson({ id: 'many', role: 'group', fate: 'fallen' }),
  ],
  grave: new Set(['杀人']),
  today: '11-24',
};

/** The roll goes on to the unnamed; who does not stand in it is left out. */
const NAMES = 'nameless,many';

const told = (some: Partial<SlideSources> = {}) => roundsOf({ ...sources, ...some }).flat().map((slide) => {
  switch (slide.kind) {
    case 'board': return 'board';
    case 'plate': return slide.exhibit.id;
    case 'day': return `${slide.event.id}${slide.anniversary ? ' today' : ''}`;
    case 'names': return slide.people.map(({ id }) => id).slice(-2).join();
  }
});

describe('roundsOf', () => {
  it('goes round after round through every exhibit, and shows nothing grave unasked', () => {
    expect(told()).toEqual(['board', 'lei-river', 'paused', 'third-assault', NAMES, 'board', 'veterans', 'end', NAMES]);
  });

  it('keeps to the lines of the day on its own day of the year', () => {
    expect(told({ today: '08-08' })).toEqual(['board', 'lei-river', 'end today', 'third-assault', NAMES, 'board', 'veterans', 'end today', NAMES]);
    expect(told({ today: '07-02' })).toContain('paused today');
    expect(told({ today: '07-02' }).join()).not.toContain('killed');
  });

  it('does with what there is', () => {
    expect(told({ events: [], people: [] })).toEqual(['board', 'lei-river', 'third-assault', 'board', 'veterans']);
    expect(told({ exhibition: { ...exhibition, chapters: [] }, events: [], people: [] })).toEqual(['board']);
  });
});

it('goes on from any place, whatever comes in between', () => {
  const rounds = roundsOf(sources);
  let place: Place = { round: 7, step: 0 };
  const kinds: string[] = [];
  for (let slides = 0; slides < 6; slides += 1) {
    kinds.push(slideAt(rounds, place).kind);
    place = after(rounds, place);
  }
  expect(kinds).toEqual(['board', 'plate', 'day', 'names', 'board', 'plate']);
  expect(place).toEqual({ round: 8, step: 2 });
  expect([slideAt([], place), after([], place)]).toEqual([{ kind: 'board' }, { round: 9, step: 0 }]);
});

it('remembers the fallen of the roll, those with names first', () => {
  const people = [somePerson({ id: 'many', role: 'group', fate: 'fallen' }), somePerson({ id: 'one', fate: 'fallen' }), somePerson({ id: 'living', fate: 'living-when-recorded' }), somePerson({ id: 'other', roll: false, fate: 'fallen' })];
  expect(remembered(people).map(({ id }) => id)).toEqual(['one', 'many']);
});
