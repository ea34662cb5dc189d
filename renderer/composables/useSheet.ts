import { onScopeDispose, readonly, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';
import type { Language } from '../../media/schema/language.ts';
import { CELLS, isUpright, type Sheet } from '../components/roll-sheet.ts';

/** A description is at least this part of a name in size, and at least as large as the text of the page. */
const SMALLEST = 0.5;

/** How many cells of so large a text fit into so many pixels; at least one each way. */
export function sheetOf(box: { width: number; height: number }, name: number, body: number, language: Language): Sheet {
  const cell = isUpright(language) ? CELLS.upright : CELLS.latin;
  // A hundredth of a cell for what the browser rounds.
  const fit = (length: number, size: number) => Math.max(1, Math.floor(length / (size * name) + 0.01));
  return { columns: fit(box.width, cell.width), rows: fit(box.height, cell.height), small: Math.max(SMALLEST, body / name) };
}

/**
 * The room for names in an element whose text has the size of a name, measured anew when it changes.
 *
 * @param sizes what changes the size of the text without changing the element.
 */
export function useSheet(element: Ref<HTMLElement | null>, language: MaybeRefOrGetter<Language>, sizes: () => unknown): Readonly<Ref<Sheet | undefined>> {
  const sheet = shallowRef<Sheet>();
  const pixels = (of: Element) => parseFloat(getComputedStyle(of).fontSize);

  function measure(): void {
    const stage = element.value;
    if (!stage || stage.clientWidth === 0) return;
    sheet.value = sheetOf({ width: stage.clientWidth, height: stage.clientHeight }, pixels(stage), pixels(document.documentElement), toValue(language));
  }

  const observer = new ResizeObserver(measure);
  watch(
    [element, () => toValue(language), sizes],
    ([stage], _before, onCleanup) => {
      observer.disconnect();
      if (!stage) return;
      // Where motion is reduced, every change is a transition of a millisecond, the size of the text too.
      stage.addEventListener('transitionend', measure);
      onCleanup(() => stage.removeEventListener('transitionend', measure));
      observer.observe(stage);
      measure();
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => observer.disconnect());
  return readonly(sheet);
}
