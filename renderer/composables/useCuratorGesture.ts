import { onScopeDispose } from 'vue';

/** How wide and high a corner is, as a part of the screen's short side: a glove finds it without looking. */
const CORNER = 0.16;
/** Longest time from the first to the last touch, in milliseconds. */
const WITHIN_MS = 10_000;
/** The last touch is still under way, in milliseconds: what it does to the screen below comes first. */
const AFTER_MS = 400;
/** The corners as an hourglass is drawn; and on the keypad three times left, right and help. No visit goes that way. */
const WAYS = [
  ['tl', 'br', 'tr', 'bl', 'tl'],
  ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'F1', 'F1', 'F1'],
] as const;

/** Notices what opens the curator's panel. It takes no touch and no key from anybody. */
export function useCuratorGesture(onDone: () => void, target: Window = window): void {
  let trail: { sign: string; at: number }[] = [];

  function note(sign: string): void {
    const at = performance.now();
    trail = [...trail.slice(-8), { sign, at }];
    for (const way of WAYS) {
      const last = trail.slice(-way.length);
      if (last.map((each) => each.sign).join() !== way.join() || at - (last[0]?.at ?? 0) > WITHIN_MS) continue;
      trail = [];
      setTimeout(onDone, AFTER_MS);
    }
  }

  function down({ clientX: x, clientY: y }: PointerEvent): void {
    const { innerWidth: width, innerHeight: height } = target;
    const corner = Math.min(width, height) * CORNER;
    note((y < corner ? 't' : y > height - corner ? 'b' : '') + (x < corner ? 'l' : x > width - corner ? 'r' : ''));
  }

  const listeners = new AbortController();
  const listen = { capture: true, passive: true, signal: listeners.signal };
  target.addEventListener('pointerdown', down, listen);
  target.addEventListener('keydown', ({ key, repeat }) => { if (!repeat) note(key); }, listen);
  onScopeDispose(() => listeners.abort());
}
