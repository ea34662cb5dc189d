/** How long a new screen's first frame is left to be shown before anything else is done, in milliseconds: three frames. */
const SHOWN_MS = 50;

type PaintClock = Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame' | 'setTimeout' | 'clearTimeout'>;

/** Calls `act` once the next frame has been shown: for all that a touch need not wait for. Returns what calls it off. */
export function afterPaint(act: () => void, clock: PaintClock = window): () => void {
  let task = 0;
  // The callback runs before the frame is painted, a task that it starts runs after.
  const frame = clock.requestAnimationFrame(() => {
    task = clock.setTimeout(act, SHOWN_MS);
  });
  return () => {
    clock.cancelAnimationFrame(frame);
    clock.clearTimeout(task);
  };
}
