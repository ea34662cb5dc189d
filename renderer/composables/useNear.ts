import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

/** How far beyond the screen something still counts as near: a screen's length up and down. */
const NEAR_MARGIN = '100% 0px';

/**
 * Whether an element is on the screen or near it, in whatever scrolls. Where nobody can say (no IntersectionObserver),
 * it is.
 */
export function useNear(target: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  if (typeof IntersectionObserver === 'undefined') return readonly(ref(true));
  const near = ref(false);
  const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: NEAR_MARGIN, scrollMargin: NEAR_MARGIN };
  const observer = new IntersectionObserver((entries) => {
    near.value = entries.at(-1)?.isIntersecting ?? false;
  }, options);
  watch(
    target,
    (element, before) => {
      if (before) observer.unobserve(before);
      if (element) observer.observe(element);
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => observer.disconnect());
  return readonly(near);
}
