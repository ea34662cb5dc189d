// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { mountComposable, mountKiosk } from '../testing/mount.ts';
import { useFaults } from './useFaults.ts';

describe('useFaults', () => {
  it('notices a screen that throws, and hands the error on', async () => {
    const report = vi.fn();
    const broken = ref(false);
    const Screen = () => { if (broken.value) throw new Error('broken'); return null; };
    const failures: boolean[] = [];
    const Root = defineComponent({
      setup() {
        const { failed } = useFaults(report);
        return () => {
          failures.push(failed.value);
          return failed.value ? null : h(Screen);
        };
      },
    });
    const { unmount } = await mountKiosk(Root);
    broken.value = true;
    await nextTick();
    await nextTick();
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken' }));
    expect(failures.at(-1)).toBe(true);
    unmount();
  });

  it('notices a screen whose file does not load', async () => {
    const report = vi.fn();
    const { result, router, unmount } = await mountComposable(() => useFaults(report));
    router.addRoute({ path: '/gone', component: () => Promise.reject(new Error('Failed to fetch dynamically imported module')) });
    await router.push('/gone').catch(() => undefined);
    expect(result.failed.value).toBe(true);
    expect(report).toHaveBeenCalledTimes(1);
    unmount();
  });
});
