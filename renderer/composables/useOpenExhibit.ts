import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Exhibit } from '../../media/schema/exhibits.ts';
import { ContentError, useExhibitionStore } from '../stores/exhibition.ts';

export type OpenStatus = 'loading' | 'ready' | 'not-found' | 'failed';

/** The exhibit `id` in full, for the screens that show it or one of its pictures. A failure is left to the page's log. */
export function useOpenExhibit(id: string): { exhibit: ShallowRef<Exhibit | null>; status: Ref<OpenStatus> } {
  const store = useExhibitionStore();
  const exhibit = shallowRef<Exhibit | null>(store.openedExhibit(id) ?? null);
  const status = ref<OpenStatus>(exhibit.value ? 'ready' : 'loading');
  let left = false;
  onScopeDispose(() => {
    left = true;
  });

  async function open(): Promise<void> {
    try {
      const opened = await store.openExhibit(id);
      if (left) return;
      exhibit.value = opened;
      status.value = 'ready';
    } catch (error) {
      if (left) return;
      const known = error instanceof ContentError && error.code === 'not-found';
      status.value = known ? 'not-found' : 'failed';
      // An exhibit that does not exist was asked for by an address; everything else is a fault to be looked into.
      if (!known) window.reportError(error);
    }
  }

  if (!exhibit.value) void open();
  return { exhibit, status };
}
