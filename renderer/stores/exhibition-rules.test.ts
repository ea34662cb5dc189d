import { describe, expect, it } from 'vitest';
import { someExhibition } from '../testing/content.ts';
import { chapterOf, exhibitSummary, nextOf } from './exhibition-rules.ts';

describe('the way through the exhibition', () => {
  const exhibition = someExhibition();

  it('finds an exhibit and its chapter', () => {
    expect(exhibitSummary(exhibition, 'third-assault')?.number).toBe(2);
    expect(chapterOf(exhibition, 'third-assault')?.id).toBe('siege');
  });

  it('leads on within a chapter and over its border, past empty chapters', () => {
    expect(nextOf(exhibition, 'lei-river')?.id).toBe('third-assault');
    expect(nextOf(exhibition, 'third-assault')?.id).toBe('veterans');
  });

  it('ends', () => {
    expect(nextOf(exhibition, 'veterans')).toBeUndefined();
  });

  it('knows nothing of what is not there', () => {
    expect(nextOf(exhibition, 'no-such')).toBeUndefined();
    expect(chapterOf(exhibition, 'no-such')).toBeUndefined();
    expect(exhibitSummary(null, 'lei-river')).toBeUndefined();
  });
});
