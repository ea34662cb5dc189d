import { expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { useAutoplay } from './useAutoplay.ts';

it('plays once, when it may', async () => {
  const scope = effectScope();
  const may = ref(false);
  const play = vi.fn();
  scope.run(() => useAutoplay(may, play));
  expect(play).not.toHaveBeenCalled();
  for (const now of [true, false, true]) {
    may.value = now;
    await nextTick();
    expect(play).toHaveBeenCalledOnce();
  }
  scope.stop();
});
