import { onScopeDispose } from 'vue';

/**
 * Holds something as long as it is told to, and lets go when the owner goes.
 *
 * @param hold takes hold and returns the release.
 */
export function useHeld(hold: () => () => void): (isHeld: boolean) => void {
  let release: (() => void) | undefined;
  function set(isHeld: boolean): void {
    if (isHeld) release ??= hold();
    else {
      release?.();
      release = undefined;
    }
  }
  onScopeDispose(() => { set(false); });
  return set;
}
