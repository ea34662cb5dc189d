import { onScopeDispose, readonly, ref, type Ref } from 'vue';
import { moveFrom } from './focus-targets.ts';
import { type Direction } from './spatial.ts';

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
/** Keys that show that somebody uses a keypad or a keyboard. */
const FIRST_KEYS: ReadonlySet<string> = new Set([...Object.keys(ARROWS), 'Tab', 'Backspace', 'Escape', 'F1']);
/** What keeps its own arrows and its own backspace: whoever writes, moves in what is written. */
const WRITING = 'input, textarea, select, [contenteditable]';

export interface KeypadOptions {
  /** Back was pressed, and nothing that has the focus took it. */
  onBack(): void;
  onHelp(): void;
  readonly target?: Window;
}

export interface Keypad {
  /** From the first key until a finger touches the screen. */
  readonly active: Readonly<Ref<boolean>>;
}

/**
 * The whole kiosk by a keypad: arrows go from one thing to another, or turn the page where nothing is; Escape and Backspace
 * go back, F1 helps; Enter is the browser's own. It takes only what the focused element has left.
 */
export function useKeypad({ onBack, onHelp, target = window }: KeypadOptions): Keypad {
  const active = ref(false);
  const listeners = new AbortController();
  const { signal } = listeners;

  function arrow(direction: Direction): void {
    const move = moveFrom(target.document.activeElement, direction);
    if (move?.type === 'scroll') move.element.scrollBy({ top: move.by });
    if (move?.type !== 'focus') return;
    move.element.focus({ preventScroll: true });
    move.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function press(event: KeyboardEvent): void {
    const direction = ARROWS[event.key];
    const isBack = event.key === 'Escape' || event.key === 'Backspace';
    if (event.defaultPrevented || !(direction || isBack || event.key === 'F1')) return;
    if (event.target instanceof Element && event.target.closest(WRITING) && event.key !== 'Escape' && event.key !== 'F1') return;
    event.preventDefault();
    if (direction) arrow(direction);
    else if (isBack && !event.repeat) onBack();
    else if (event.key === 'F1' && !event.repeat) onHelp();
  }

  function notice(event: KeyboardEvent): void {
    if (FIRST_KEYS.has(event.key)) active.value = true;
  }

  target.addEventListener('keydown', notice, { capture: true, signal });
  target.addEventListener('keydown', press, { signal });
  target.addEventListener('pointerdown', () => { active.value = false; }, { capture: true, signal });
  onScopeDispose(() => { listeners.abort(); });
  return { active: readonly(active) };
}
