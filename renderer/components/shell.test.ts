// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { LANGUAGES } from '../../media/schema/language.ts';
import { somePicture } from '../testing/content.ts';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import CalmNotice from './CalmNotice.vue';
import IdleWarning from './IdleWarning.vue';
import KioskBar from './KioskBar.vue';
import PictureImage from './PictureImage.vue';

let mounted: Mounted | undefined;
const fetch = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));

beforeEach(() => vi.stubGlobal('fetch', fetch));
afterEach(() => {
  mounted?.unmount();
  fetch.mockClear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function show(...args: Parameters<typeof mountKiosk>): Promise<HTMLElement> {
  mounted = await mountKiosk(...args);
  return mounted.host;
}

function button(host: HTMLElement, name: string): HTMLButtonElement {
  const found = [...host.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

describe('KioskBar', () => {
  const changes: Record<string, unknown> = {};
  const listen = (name: string) => ({ [`onUpdate:${name}`]: (value: unknown) => { changes[name] = value; } });
  const props = {
    languages: LANGUAGES, language: 'zh-Hans', textStep: 0, contrast: 'normal', captions: true, reach: 'normal', volume: 0.7, atHome: true,
    ...listen('language'), ...listen('textStep'), ...listen('contrast'), ...listen('captions'), ...listen('reach'), ...listen('volume'),
    onHome: () => { changes['home'] = true; },
  };
  beforeEach(() => Object.keys(changes).forEach((name) => Reflect.deleteProperty(changes, name)));

  it('says each setting once it is touched', async () => {
    const host = await show(KioskBar, props);
    for (const name of ['首页', '繁體中文', '对比', '字幕', '低位']) button(host, name).click();
    expect(changes).toEqual({ home: true, language: 'zh-Hant', contrast: 'high', captions: false, reach: 'lower' });
  });

  it('says what is on, and where one is', async () => {
    const host = await show(KioskBar, props);
    expect(button(host, '字幕').getAttribute('aria-pressed')).toBe('true');
    expect(button(host, '对比').getAttribute('aria-pressed')).toBe('false');
    expect(button(host, 'English').lang).toBe('en');
    expect(button(host, '首页').getAttribute('aria-current')).toBe('page');
  });

  it('offers the languages that it is given, and none where there is no choice', async () => {
    const few = await show(KioskBar, { ...props, languages: ['zh-Hans', 'en'] });
    expect([...few.querySelectorAll('.languages button')].map((key) => key.textContent?.trim())).toEqual(['简', 'EN']);
    mounted?.unmount();
    const one = await show(KioskBar, { ...props, languages: ['zh-Hans'] });
    expect(one.querySelector('.languages')).toBeNull();
  });

  it('opens one choice at a time', async () => {
    const host = await show(KioskBar, props);
    button(host, '字号').click();
    await nextTick();
    button(host, '第4级，共4级').click();
    expect(changes).toEqual({ textStep: 3 });
    button(host, '音量').click();
    await nextTick();
    expect(host.querySelectorAll('.panel [role="group"]')).toHaveLength(1);
    button(host, '大声些').click();
    expect(changes['volume']).toBeCloseTo(0.8);
    button(host, '音量').click();
    await nextTick();
    expect(host.querySelector('.panel')).toBeNull();
  });
});

describe('IdleWarning', () => {
  it('counts down in a number and a line, and stays at any touch', async () => {
    const stay = vi.fn();
    const host = await show(IdleWarning, { left: 7_400, of: 15_000, onStay: stay });
    expect(host.querySelector('.number')?.textContent).toBe('8');
    host.querySelector<HTMLElement>('[role="alertdialog"]')?.click();
    expect(stay).toHaveBeenCalledTimes(1);
    await nextTick();
    expect(document.activeElement).toBe(button(host, '继续参观'));
  });
});

describe('CalmNotice', () => {
  it('goes home by itself, once', async () => {
    vi.useFakeTimers();
    const home = vi.fn();
    await show(CalmNotice, { title: 'T', text: 't', action: 'Home', onHome: home });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(home).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(home).toHaveBeenCalledTimes(1);
  });
});

describe('PictureImage', () => {
  it('offers the best format in every size, and its proportions before it has come', async () => {
    const host = await show(PictureImage, { picture: somePicture(), sizes: '43vw' });
    const image = host.querySelector('img');
    expect(image?.srcset).toBe('/media/pictures/crossing-540.avif 540w, /media/pictures/crossing-1080.avif 1080w');
    expect([image?.getAttribute('width'), image?.getAttribute('height'), image?.alt]).toEqual(['2160', '1080', '渡口']);
  });

  it('takes the next format when one fails; when all do, says so quietly and reports it once', async () => {
    const host = await show(PictureImage, { picture: somePicture(), sizes: '43vw' });
    host.querySelector('img')?.dispatchEvent(new Event('error'));
    await nextTick();
    expect(host.querySelector('img')?.getAttribute('src')).toBe('/media/pictures/crossing-1080.webp');
    host.querySelector('img')?.dispatchEvent(new Event('error'));
    await nextTick();
    expect(host.querySelector('img')).toBeNull();
    expect(host.textContent).toContain('此图暂缺');
    expect(fetch).toHaveBeenCalledWith('/api/missing', expect.objectContaining({ body: '{"kind":"picture","what":"crossing"}' }));
  });
});
