// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { mountKiosk } from '../testing/mount.ts';
import { forgetScroll, useKeptScroll } from './useKeptScroll.ts';

describe('useKeptScroll', () => {
  const filled = ref(true);
  const screenOf = (key: string, ready: () => boolean, parts: string[]) =>
    defineComponent({
      setup() {
        const root = ref<HTMLElement | null>(null);
        useKeptScroll(key, root, ready);
        return () => h('div', { ref: root, class: 'screen' }, parts.map((name) => h('p', { 'data-anchor': name })));
      },
    });
  const Screen = screenOf('screen', () => filled.value, []);

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

  it('puts the part that was in view where it stood, whatever the parts before it are guessed to measure', async () => {
    const heights = { now: 300 };
    const there = ref(false);
    const Parts = screenOf('parts', () => there.value, ['a', 'b', 'c']);
    async function showParts() {
      const { host, unmount } = await mountKiosk(Parts);
      const screen = host.querySelector('.screen');
      if (!screen) throw new Error('no screen');
      // jsdom lays nothing out: each part has the height of the moment.
      for (const [at, part] of [...screen.querySelectorAll('p')].entries()) {
        part.getBoundingClientRect = () => new DOMRect(0, at * heights.now - screen.scrollTop, 1, heights.now);
      }
      there.value = true;
      await nextTick();
      await nextTick();
      return { screen, unmount };
    }
    const first = await showParts();
    first.screen.scrollTop = 350;
    first.unmount();
    heights.now = 200;
    there.value = false;
    const second = await showParts();
    // The second part began 50 pixels above the edge, and does so again.
    expect(second.screen.scrollTop).toBe(250);
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
