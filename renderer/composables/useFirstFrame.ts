import { onMounted, onUnmounted, readonly, ref, type Ref } from 'vue';
import { afterPaint } from './after-paint.ts';

/**
 * Turns true once the screen has been painted for the first time. What is long and below a screen's title waits for it,
 * so that a touch is answered in the next frame and the rest follows in the one after, while the screen still fades in.
 */
export function useFirstFrame(): Readonly<Ref<boolean>> {
  const painted = ref(false);
  let callOff: (() => void) | undefined;
  onMounted(() => {
    callOff = afterPaint(() => { painted.value = true; });
  });
  onUnmounted(() => callOff?.());
  return readonly(painted);
}
