import { onMounted, onUnmounted, readonly, ref, type Ref } from 'vue';

/** How long the first frame is left to be shown before the rest follows, in milliseconds: three frames. */
const SHOWN_MS = 50;

/**
 * Turns true once the screen has been painted for the first time. What is long and below a screen's title waits for it,
 * so that a touch is answered in the next frame and the rest follows in the one after, while the screen still fades in.
 */
export function useFirstFrame(target: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame' | 'setTimeout' | 'clearTimeout'> = window): Readonly<Ref<boolean>> {
  const painted = ref(false);
  let frame = 0;
  let task = 0;
  onMounted(() => {
    // The callback runs before the frame is painted, a task that it starts runs after.
    frame = target.requestAnimationFrame(() => {
      task = target.setTimeout(() => {
        painted.value = true;
      }, SHOWN_MS);
    });
  });
  onUnmounted(() => {
    target.cancelAnimationFrame(frame);
    target.clearTimeout(task);
  });
  return readonly(painted);
}
