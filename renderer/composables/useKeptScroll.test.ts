// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { mountKiosk } from '../testing/mount.ts';
import { forgetScroll, useKeptScroll } from './useKeptScroll.ts';

describe('useKeptScroll', () => {
  const filled = ref(true);
  const Screen = defineComponent({
    setup() {
      const root = ref<HTMLElement | null>(null);
      useKeptScroll('screen', root, () => filled.value);
      return () => h('div', { ref: root, class: 'screen' });
    },
  });

  async function show(): Promise<{ top: () => number; scroll: (to: number) => void; unmount: () => void }> {
    const { host, unmount } = await mountKiosk(Screen);
    await nextTick();
    const screen = host.querySelector('.screen');
    if (!screen) throw new Error('no screen');
    return { top: () => screen.scrollTop, scroll: (to) => (screen.scrollTop = to), unmount };
  }

  it('comes back to where it was, once there is something to scroll', async () => {
    const first = await show();
    first.scroll(400);
    first.unmount();
    filled.value = false;
    const second = await show();
    expect(second.top()).toBe(0);
    filled.value = true;
    await nextTick();
    await nextTick();
    expect(second.top()).toBe(400);
    second.unmount();
  });

  it('begins at the beginning for the next visitor', async () => {
    const first = await show();
    first.scroll(400);
    first.unmount();
    forgetScroll();
    const second = await show();
    expect(second.top()).toBe(0);
    second.unmount();
  });
});
