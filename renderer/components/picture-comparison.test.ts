// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { somePicture } from '../testing/content.ts';
import { mountKiosk } from '../testing/mount.ts';
import PictureComparison from './PictureComparison.vue';

it('has the whole stage while its pictures are enlarged, and stands in its place again when they are whole', async () => {
  const transform = ref<string>();
  const comparison = { before: somePicture('then'), after: somePicture('now') };
  const { host, unmount } = await mountKiosk(defineComponent(() => () => h(PictureComparison, { comparison, sizes: '50vw', transform: transform.value })));
  const sheets = () => [...host.querySelectorAll<HTMLElement>('.sheet')].map(({ style }) => style.transform);
  expect([sheets(), host.querySelector('.enlarged')]).toEqual([['', ''], null]);
  transform.value = 'translate(4px, 0px) scale(3)';
  await nextTick();
  expect(sheets()).toEqual([transform.value, transform.value]);
  expect(host.querySelector('.enlarged')).not.toBeNull();
  transform.value = undefined;
  await nextTick();
  expect([sheets(), host.querySelector('.enlarged')]).toEqual([['', ''], null]);
  unmount();
});
