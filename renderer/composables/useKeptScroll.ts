import { nextTick, onBeforeUnmount, watch, type Ref } from 'vue';

const kept = new Map<string, number>();

/** For the next visitor every screen begins at its beginning. */
export function forgetScroll(): void {
  kept.clear();
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
      if (!root || !isFilled) return;
      await nextTick();
      root.scrollTop = kept.get(key) ?? 0;
    },
    { immediate: true, flush: 'post' },
  );
  onBeforeUnmount(() => {
    if (element.value) kept.set(key, element.value.scrollTop);
  });
}
