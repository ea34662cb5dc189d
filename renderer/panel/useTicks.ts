import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** `performance.now()`, kept up to date while the owner is there. @param every milliseconds. */
export function useTicks(every: number): Readonly<Ref<number>> {
  const now = ref(performance.now());
  const timer = setInterval(() => {
    now.value = performance.now();
  }, every);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
