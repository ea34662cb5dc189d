import { onScopeDispose } from 'vue';

/** Keys that move the focus, choose, scroll, go back and help. The page uses no other, and the browser gets none of the others. */
const KEYS_IN_USE: ReadonlySet<string> = new Set([
  'Tab', 'Enter', ' ', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Backspace', 'F1',
]);
const SHIFT_IN_USE = 'Tab';
/** The side buttons of a mouse, which go back and forward in the history. */
const SIDE_BUTTONS: ReadonlySet<number> = new Set([3, 4]);

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether the page uses this key. Chords with Ctrl, Alt or Meta are the browser's, and so never are. */
export function isKeyInUse(press: KeyPress): boolean {
  if (press.ctrlKey || press.altKey || press.metaKey) return false;
  if (press.shiftKey && press.key !== SHIFT_IN_USE) return false;
  return KEYS_IN_USE.has(press.key);
}

function prevent(event: Event): void {
  event.preventDefault();
}

/**
 * Keeps the browser's own doings from the visitor: its keys, its menu, selecting, dragging and zooming the page.
 * The first of three layers (compositor and supervisor are the others), and the only one that stops Ctrl+N before it
 * has happened.
 */
export function useInputLock(target: Window = window): void {
  const listeners = new AbortController();
  const options = { capture: true, passive: false, signal: listeners.signal };
  const lockKey = (event: KeyboardEvent) => {
    if (isKeyInUse(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  target.addEventListener('keydown', lockKey, options);
  target.addEventListener('keyup', lockKey, options);
  target.addEventListener('contextmenu', prevent, options);
  target.addEventListener('selectstart', prevent, options);
  target.addEventListener('dragstart', prevent, options);
  target.addEventListener('drop', prevent, options);
  target.addEventListener('dragover', prevent, options);
  target.addEventListener('wheel', (event) => { if (event.ctrlKey) event.preventDefault(); }, options);
  target.addEventListener('mouseup', (event) => { if (SIDE_BUTTONS.has(event.button)) event.preventDefault(); }, options);
  onScopeDispose(() => listeners.abort());
}
