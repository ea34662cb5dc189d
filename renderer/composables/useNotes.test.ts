// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { mountComposable } from '../testing/mount.ts';
import { goBack } from './useBack.ts';
import { useNotes } from './useNotes.ts';

it('lays notes over each other, and gives the focus back when the last one has closed', async () => {
  const focus = { remember: vi.fn(), giveBack: vi.fn(() => Promise.resolve()) };
  const opening = vi.fn();
  const { result: notes, unmount } = await mountComposable(() => useNotes<string>(focus, opening));
  expect([notes.note.value, notes.depth.value, goBack()]).toEqual([undefined, 0, false]);
  notes.open('list');
  notes.open('person');
  expect([notes.note.value, notes.depth.value]).toEqual(['person', 2]);
  expect([opening.mock.calls.length, focus.remember.mock.calls.length]).toEqual([2, 1]);
  notes.close();
  expect([notes.note.value, focus.giveBack.mock.calls.length]).toEqual(['list', 0]);
  expect(goBack()).toBe(true);
  expect([notes.note.value, focus.giveBack.mock.calls.length]).toEqual([undefined, 1]);
  unmount();
});
