import { computed, readonly, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useBack } from './useBack.ts';

/** Where the focus goes when the first note opens and the last one closes, as `useReturnFocus` gives it. */
interface Focus {
  remember(): void;
  giveBack(): Promise<void>;
}

export interface Notes<N> {
  /** The one on top; undefined while none is open. */
  readonly note: ComputedRef<N | undefined>;
  /** How many lie over each other. */
  readonly depth: Readonly<Ref<number>>;
  open(next: N): void;
  close(): void;
}

/**
 * Notes over a screen, which lie over each other: a person opened from the list of notes closes back to the list. The back key
 * closes the one on top.
 *
 * @param opening is called before each opens.
 */
export function useNotes<N>(focus: Focus, opening: () => void = () => {}): Notes<N> {
  const notes = shallowRef<readonly N[]>([]);
  const note = computed(() => notes.value.at(-1));

  function open(next: N): void {
    opening();
    if (notes.value.length === 0) focus.remember();
    notes.value = [...notes.value, next];
  }

  function close(): void {
    notes.value = notes.value.slice(0, -1);
    if (notes.value.length === 0) void focus.giveBack();
  }

  useBack(() => {
    if (notes.value.length === 0) return false;
    close();
    return true;
  });

  return { note, depth: readonly(computed(() => notes.value.length)), open, close };
}
