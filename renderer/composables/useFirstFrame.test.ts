// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp, defineComponent, h, type Ref } from 'vue';
import { useFirstFrame } from './useFirstFrame.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function mountScreen(): { painted: Readonly<Ref<boolean>>; unmount: () => void } {
  let painted: Readonly<Ref<boolean>> | undefined;
  const app = createApp(defineComponent(() => {
    painted = useFirstFrame();
    return () => h('main');
  }));
  app.mount(document.createElement('div'));
  if (!painted) throw new Error('the screen was not set up');
  return { painted, unmount: () => app.unmount() };
}

it('waits until the first frame was shown', () => {
  const { painted } = mountScreen();
  expect(painted.value).toBe(false);
  vi.advanceTimersToNextFrame();
  expect(painted.value).toBe(false);
  vi.advanceTimersByTime(50);
  expect(painted.value).toBe(true);
});

it('does nothing for a screen that was left before', () => {
  const { painted, unmount } = mountScreen();
  unmount();
  vi.advanceTimersByTime(1000);
  expect(painted.value).toBe(false);
});
