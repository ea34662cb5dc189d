import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** Pause before what failed is asked for again, in milliseconds. */
export const ASK_AGAIN_MS = 5_000;

/** Runs what a screen asks of a store, again and again until it comes or the screen goes. */
export function useFetch(): { failed: Readonly<Ref<boolean>>; run: (ask: () => Promise<unknown>) => Promise<void> } {
  const failed = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function run(ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
      failed.value = false;
    } catch {
      // The screen says that it cannot be shown; the handler has logged why.
      failed.value = true;
      if (!stopped) timer = setTimeout(() => void run(ask), ASK_AGAIN_MS);
    }
  }

  onScopeDispose(() => {
    stopped = true;
    clearTimeout(timer);
  });
  return { failed: readonly(failed), run };
}
