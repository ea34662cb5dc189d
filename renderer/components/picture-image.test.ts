// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import type { GalleryEntry } from '../../media/schema/pictures.ts';
import { somePicture } from '../testing/content.ts';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import ExhibitGallery from './ExhibitGallery.vue';
import PictureImage from './PictureImage.vue';

let mounted: Mounted | undefined;
let posted: string[];
let seen: Map<Element, (near: boolean) => void>;

beforeEach(() => {
  posted = [];
  seen = new Map();
  vi.stubGlobal('fetch', (_: string, init?: RequestInit) => {
    posted.push(String(init?.body));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  vi.stubGlobal('IntersectionObserver', class {
    readonly #tell: (entries: { isIntersecting: boolean }[]) => void;
    constructor(tell: (entries: { isIntersecting: boolean }[]) => void) { this.#tell = tell; }
    observe(element: Element): void { seen.set(element, (isIntersecting) => this.#tell([{ isIntersecting }])); }
    unobserve(element: Element): void { seen.delete(element); }
    disconnect(): void { seen.clear(); }
  });
});

afterEach(() => {
  mounted?.unmount();
  vi.unstubAllGlobals();
});

describe('a picture that does not come', () => {
  it('is not counted once it has left the page', async () => {
    const there = ref(true);
    mounted = await mountKiosk(defineComponent(() => () => (there.value ? h(PictureImage, { picture: somePicture(), sizes: '10vw' }) : null)));
    const image = mounted.host.querySelector('img');
    expect(image?.getAttribute('src')).toBe('/media/pictures/crossing-1080.avif');
    there.value = false;
    await nextTick();
    image?.dispatchEvent(new Event('error'));
    expect(posted).toEqual([]);
  });

  it('is counted where every format fails while it is there', async () => {
    mounted = await mountKiosk(PictureImage, { picture: somePicture('gate'), sizes: '10vw' });
    for (let format = 0; format < 2; format += 1) {
      mounted.host.querySelector('img')?.dispatchEvent(new Event('error'));
      await nextTick();
    }
    expect(mounted.host.textContent).toBe('此图暂缺');
    expect(posted).toEqual([JSON.stringify({ kind: 'picture', what: 'gate' })]);
  });
});

describe('a gallery', () => {
  it('holds pictures near the screen only, and keeps the places of the others', async () => {
    const entries: GalleryEntry[] = [somePicture('a'), { before: { ...somePicture('b'), date: '1938~' }, after: { ...somePicture('c'), date: '2026' } }];
    mounted = await mountKiosk(ExhibitGallery, { entries, exhibit: 'lei-river' });
    const { host } = mounted;
    const items = [...host.querySelectorAll('li')];
    expect(host.querySelectorAll('img')).toHaveLength(0);
    expect(items.map((item) => item.querySelector<HTMLElement>('.plate')?.style.aspectRatio)).toEqual(['2160 / 1080', '2160 / 1080']);
    for (const item of items) seen.get(item)?.(true);
    await nextTick();
    expect(items.map((item) => item.querySelectorAll('img').length)).toEqual([1, 2]);
    expect(items.map((item) => item.querySelector('a')?.getAttribute('href'))).toEqual(['/exhibit/lei-river/picture/a', '/exhibit/lei-river/picture/b--c']);
    expect(items[1]?.textContent).toContain('对比：约 1938年与2026年');
    const [first] = items;
    if (first) seen.get(first)?.(false);
    await nextTick();
    expect(items.map((item) => item.querySelectorAll('img').length)).toEqual([0, 2]);
  });
});
