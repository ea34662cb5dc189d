import { onScopeDispose } from 'vue';

/** How long the door stays without a touch, in milliseconds: whoever found it by chance is not kept by it. */
const DOOR_MS = 20_000;

/** Calls `leave` when nobody touches anything for so long. */
export function useLeaving(leave: () => void, after = DOOR_MS, target: Window = window): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new AbortController();

  function again(): void {
    clearTimeout(timer);
    timer = setTimeout(leave, after);
  }

  const options = { capture: true, passive: true, signal: listeners.signal };
  target.addEventListener('pointerdown', again, options);
  target.addEventListener('keydown', again, options);
  again();
  onScopeDispose(() => {
    listeners.abort();
    clearTimeout(timer);
  });
}
