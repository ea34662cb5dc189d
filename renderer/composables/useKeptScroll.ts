import { nextTick, onBeforeUnmount, watch, type Ref } from 'vue';

interface Place {
  readonly top: number;
  /** The first part in view, by its `data-anchor`, and how far below the upper edge it stood, in pixels. */
  readonly anchor?: { readonly name: string; readonly below: number };
}

const kept = new Map<string, Place>();

/** For the next visitor every screen begins at its beginning. */
export function forgetScroll(): void {
  kept.clear();
}

function placeOf(root: HTMLElement): Place {
  const edge = root.getBoundingClientRect().top;
  for (const part of root.querySelectorAll<HTMLElement>('[data-anchor]')) {
    const { top, bottom } = part.getBoundingClientRect();
    const name = part.dataset['anchor'];
    if (bottom > edge && name !== undefined) return { top: root.scrollTop, anchor: { name, below: top - edge } };
  }
  return { top: root.scrollTop };
}

/** Parts that are not laid out yet have only a guessed height, so the part that was in view has the last word. */
function goTo(root: HTMLElement, { top, anchor }: Place): void {
  root.scrollTop = top;
  const part = anchor && root.querySelector(`[data-anchor="${anchor.name}"]`);
  if (part) root.scrollTop += part.getBoundingClientRect().top - root.getBoundingClientRect().top - anchor.below;
}

/**
 * Brings a scrolled screen back to where the visitor left it.
 *
 * @param key names the screen.
 * @param element the element that scrolls, null until it is there.
 * @param filled whether its content is there; before, there is nothing to scroll.
 */
export function useKeptScroll(key: string, element: Ref<HTMLElement | null>, filled: () => boolean): void {
  watch(
    [element, filled],
    async ([root, isFilled]) => {
      const place = kept.get(key);
      if (!root || !isFilled || !place) return;
      await nextTick();
      goTo(root, place);
    },
    { immediate: true, flush: 'post' },
  );
  onBeforeUnmount(() => {
    const root = element.value;
    if (root && root.scrollTop > 0) kept.set(key, placeOf(root));
    else kept.delete(key);
  });
}
