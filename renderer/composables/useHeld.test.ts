import { effectScope } from 'vue';
import { expect, it, vi } from 'vitest';
import { useHeld } from './useHeld.ts';

it('holds once, lets go when told and when its owner goes', () => {
  const release = vi.fn();
  const hold = vi.fn(() => release);
  const scope = effectScope();
  const set = scope.run(() => useHeld(hold));
  set?.(true);
  set?.(true);
  expect(hold).toHaveBeenCalledTimes(1);
  set?.(false);
  set?.(false);
  expect(release).toHaveBeenCalledTimes(1);
  set?.(true);
  scope.stop();
  expect(release).toHaveBeenCalledTimes(2);
});
