// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { quanxi, yangJihe } from '../testing/exhibit.ts';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import MarginNotes from './MarginNotes.vue';

let mounted: Mounted | undefined;
afterEach(() => mounted?.unmount());

const opened: unknown[] = [];

async function show(places: number, brief: boolean): Promise<HTMLElement> {
  opened.length = 0;
  mounted = await mountKiosk(MarginNotes, {
    people: [yangJihe],
    places: Array.from({ length: places }, (_, at) => ({ ...quanxi, id: `place-${at}` })),
    accounts: [],
    brief,
    onOpen: (note: unknown) => opened.push(note),
  });
  return mounted.host;
}

function names(host: HTMLElement): number {
  return host.querySelectorAll('.name').length;
}

it('stands beside the text with the first eight of a kind, and opens the whole list', async () => {
  const host = await show(28, true);
  expect(names(host)).toBe(1 + 8);
  const [more] = host.querySelectorAll<HTMLElement>('.more');
  expect(more?.textContent).toBe('另有20项');
  more?.click();
  expect(opened).toEqual([{ kind: 'notes' }]);
});

it('leaves none out where it is the whole list, or where the button would stand for one', async () => {
  expect(names(await show(28, false))).toBe(29);
  mounted?.unmount();
  const host = await show(9, true);
  expect([names(host), host.querySelectorAll('.more').length]).toEqual([10, 0]);
});
