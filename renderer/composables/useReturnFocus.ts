import { nextTick, onBeforeUnmount, type Ref } from 'vue';

const kept = new Map<string, string>();

function keyOf(element: Element | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset['returns'] : undefined;
}

/**
 * Gives the focus back to where a visitor went from: to the element that opened a panel, or, on coming back to a
 * screen, to the one with the same `data-returns`.
 *
 * @param screen names the screen.
 * @param root holds the elements that can be returned to.
 */
export function useReturnFocus(screen: string, root: Ref<HTMLElement | null>): { remember: () => void; giveBack: () => Promise<void>; comeBack: () => void } {
  let opener: HTMLElement | undefined;

  function focusKept(): void {
    const key = kept.get(screen);
    kept.delete(screen);
    const element = key === undefined ? undefined : root.value?.querySelector<HTMLElement>(`[data-returns="${key}"]`);
    element?.focus({ preventScroll: true });
  }

  onBeforeUnmount(() => {
    const key = keyOf(document.activeElement);
    if (key === undefined) kept.delete(screen);
    else kept.set(screen, key);
  });

  return {
    /** To be called when a panel opens. */
    remember() {
      if (document.activeElement instanceof HTMLElement) opener = document.activeElement;
    },
    /** To be called when it has closed. */
    async giveBack() {
      await nextTick();
      opener?.focus({ preventScroll: true });
      opener = undefined;
    },
    /** To be called when the screen is filled. A frame later, because the focus is put on every new screen first. */
    comeBack() {
      requestAnimationFrame(focusKept);
    },
  };
}
