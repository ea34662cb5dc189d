import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useRouter } from 'vue-router';

export interface NewGenerationOptions {
  /** Whether the page holds what is shown no longer. */
  readonly stale: MaybeRefOrGetter<boolean>;
  /** Whether nobody is there: the page stands at the attract screen. */
  readonly alone: MaybeRefOrGetter<boolean>;
  /** Loads an address anew. Default: in the page's window. */
  readonly load?: (address: string) => void;
}

/**
 * After an update the page begins anew: at the attract screen by itself, out of the dark into the dark; and when a curator
 * leaves the panel for the exhibition. A visitor is never interrupted. To be called by the root component.
 */
export function useNewGeneration({ stale, alone, load = (address) => location.replace(address) }: NewGenerationOptions): void {
  const isDue = (): boolean => toValue(stale) && toValue(alone);
  watch(
    isDue,
    async (due) => {
      if (!due) return;
      const { fadeOut } = await import('./fade-out.ts');
      if (await fadeOut(isDue)) load('/');
    },
  );
  const stop = useRouter().beforeEach((to, from) => {
    if (from.name !== 'panel' || !toValue(stale)) return true;
    load(to.fullPath);
    return false;
  });
  onScopeDispose(stop);
}
