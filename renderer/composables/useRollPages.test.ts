import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import type { Sheet } from '../components/roll-sheet.ts';
import { somePerson } from '../testing/content.ts';
import { useRollPages } from './useRollPages.ts';

const people = Array.from({ length: 10 }, (_, index) => somePerson({ id: `p${index}` }));
const SHEET: Sheet = { columns: 2, rows: 2, small: 0.5 };

describe('useRollPages', () => {
  it('begins where chance says, and goes round', () => {
    const { page, next, start } = useRollPages({ people, sheet: SHEET, language: 'zh-Hans', random: () => 0.79 });
    expect(page.value.map(({ id }) => id)).toEqual(['p7', 'p8', 'p9', 'p0']);
    next();
    expect(start.value).toBe(1);
  });

  it('goes back as it came', () => {
    const { next, previous, start } = useRollPages({ people, sheet: SHEET, language: 'zh-Hans', random: () => 0 });
    next();
    previous();
    expect(start.value).toBe(0);
    previous();
    expect(start.value).toBe(6);
  });

  it('begins where the visitor left it', () => {
    expect(useRollPages({ people, sheet: SHEET, language: 'zh-Hans', from: 4, random: () => 0.9 }).start.value).toBe(4);
  });

  it('waits for the names and for the room, and stays at its place when the room changes', () => {
    const [list, sheet] = [ref<typeof people>([]), ref<Sheet>()];
    const { page, start, next } = useRollPages({ people: list, sheet, language: 'zh-Hans', random: () => 0.5 });
    next();
    expect(page.value).toEqual([]);
    sheet.value = SHEET;
    list.value = people;
    expect(page.value[0]?.id).toBe('p5');
    sheet.value = { ...SHEET, rows: 1 };
    expect([start.value, page.value.length]).toEqual([5, 2]);
  });
});
