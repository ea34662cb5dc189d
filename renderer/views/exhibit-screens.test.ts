// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, type Component } from 'vue';
import type { Exhibit } from '../../media/schema/exhibits.ts';
import { useDocumentPreferences } from '../composables/useDocumentPreferences.ts';
import type { Voice, VoiceOptions } from '../services/audio.ts';
import { useActivityStore } from '../stores/activity.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { someExhibition } from '../testing/content.ts';
import { leiRiver, text } from '../testing/exhibit.ts';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import ExhibitView from './ExhibitView.vue';
import PictureView from './PictureView.vue';

// Nothing is painted here: what waits for the first frame is shown at once.
vi.mock('../composables/useFirstFrame.ts', async () => {
  const { ref } = await import('vue');
  return { useFirstFrame: () => ref(true) };
});

const { opened } = vi.hoisted(() => ({ opened: [] as { options: VoiceOptions; told: string[]; at: number }[] }));
vi.mock('../services/audio.ts', () => ({
  openVoice(options: VoiceOptions): Voice {
    const told: string[] = [];
    const voice = { options, told, at: 0 };
    opened.push(voice);
    return {
      play: (from) => told.push(`play ${String(from)}`),
      pause: () => told.push('pause'),
      position: () => voice.at,
      setRate: (rate) => told.push(`rate ${String(rate)}`),
      setVolume: (volume) => told.push(`volume ${String(volume)}`),
      close: () => told.push('close'),
    };
  },
}));

let mounted: Mounted | undefined;
let posted: string[];
const exhibits: Record<string, Exhibit> = {};

beforeEach(() => {
  opened.length = 0;
  posted = [];
  exhibits['lei-river'] = leiRiver;
  exhibits['third-assault'] = { ...leiRiver, id: 'third-assault', advisory: text('advisory'), narration: {} };
  Element.prototype.scrollIntoView = vi.fn();
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') posted.push(String(init.body));
    if (path === '/api/exhibition') return Promise.resolve(Response.json(someExhibition()));
    const exhibit = exhibits[path.replace('/api/exhibits/', '')];
    if (exhibit) return Promise.resolve(Response.json(exhibit));
    return Promise.resolve(path.startsWith('/api/exhibits/') ? Response.json({}, { status: 404 }) : Response.json([]));
  });
});

afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
  vi.unstubAllGlobals();
});

/** The screen inside what App.vue does for every screen: words follow the visitor's language. */
function within(screen: Component, props: Record<string, string>): Component {
  return defineComponent(() => {
    useDocumentPreferences();
    return () => h(screen, props);
  });
}

async function show(id: string): Promise<HTMLElement> {
  mounted = await mountKiosk(within(ExhibitView, { id }), {}, `/exhibit/${id}`);
  const { host } = mounted;
  await vi.waitFor(() => expect(host.querySelector('h1')).not.toBeNull());
  await nextTick();
  return host;
}

function find(host: HTMLElement, selector: string): HTMLElement {
  const element = host.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

async function tap(host: HTMLElement, selector: string): Promise<void> {
  const element = find(host, selector);
  element.focus();
  element.click();
  await nextTick();
  await nextTick();
}

async function press(element: HTMLElement, key: string): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await nextTick();
  await nextTick();
}

function phaseOf(host: HTMLElement): string | undefined {
  return find(host, '.player').dataset['phase'];
}

describe('an exhibit', () => {
  it('shows title, chapter, picture, text and notes, and counts as seen', async () => {
    const host = await show('lei-river');
    expect(find(host, 'h1').textContent).toBe('title简');
    expect(find(host, '.kicker').textContent).toBe('围城 · 之一');
    expect(find(host, '.figure img').getAttribute('alt')).toBe('crossing alt简');
    expect([...host.querySelectorAll('[data-sentence]')].map((each) => each.textContent)).toEqual(['简一简泉溪', '简二', '简三', '——简四']);
    expect(find(host, 'blockquote footer').textContent).toBe('——简四');
    expect(host.querySelectorAll('.note')).toHaveLength(3);
    expect(useExhibitionStore().seen.has('lei-river')).toBe(true);
  });

  it('changes everything with the language', async () => {
    const host = await show('lei-river');
    usePreferencesStore().language = 'en';
    await nextTick();
    expect(find(host, 'h1').textContent).toBe('title en');
    expect(find(host, 'h1').classList.contains('vertical')).toBe(false);
    expect(find(host, '.kicker').textContent).toBe('围城 · No. 1');
    expect(find(host, '[data-sentence=s2]').textContent).toBe('en二');
  });

  it('offers the next one, and the chapters after the last', async () => {
    const host = await show('lei-river');
    await vi.waitFor(() => expect(find(host, '.next a').getAttribute('href')).toBe('/exhibit/third-assault'));
    mounted?.unmount();
    exhibits['veterans'] = { ...leiRiver, id: 'veterans' };
    const last = await show('veterans');
    expect(find(last, '.next a').getAttribute('href')).toBe('/chapters');
  });

  it('that does not exist says so, with a way home', async () => {
    const host = await show('nowhere');
    expect(find(host, 'h1').textContent).toBe('这里没有这一页');
    find(host, 'button').click();
    await vi.waitFor(() => expect(mounted?.router.currentRoute.value.name).toBe('chapters'));
  });

  it('that cannot be had says so, and the fault is left to the log', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({}, { status: 500 })));
    const host = await show('lei-river');
    expect(find(host, 'h1').textContent).toBe('此页暂时无法显示');
    expect(reported).toHaveBeenCalledWith(expect.objectContaining({ code: 'refused', status: 500 }));
  });

  it('with an advisory asks first, and shows nothing before', async () => {
    const host = await show('third-assault');
    expect(host.textContent).toContain('advisory简');
    expect(host.querySelector('[data-sentence]')).toBeNull();
    expect(useExhibitionStore().seen.has('third-assault')).toBe(false);
    await tap(host, '.way:last-child');
    expect(host.querySelectorAll('[data-sentence]')).toHaveLength(4);
    expect(useExhibitionStore().seen.has('third-assault')).toBe(true);
  });

  it('brings its choices down when a visitor asks for lower reach', async () => {
    const host = await show('lei-river');
    expect(host.querySelector('.choices')).toBeNull();
    usePreferencesStore().reach = 'lower';
    await nextTick();
    expect(host.querySelectorAll('.choices > *').length).toBeGreaterThanOrEqual(3);
  });
});

describe('its narration', () => {
  it('marks the sentence that is spoken, shows its caption and keeps the kiosk awake', async () => {
    const host = await show('lei-river');
    await tap(host, '.play');
    const voice = opened[0];
    voice?.options.onEvent({ type: 'started' });
    await tap(host, '[data-sentence=s2]');
    expect(voice?.told.at(-1)).toBe('play 5.2');
    expect(find(host, '.present').dataset['sentence']).toBe('s2');
    expect(find(host, '.present').getAttribute('aria-current')).toBe('true');
    expect(find(host, '[data-captions]').textContent).toBe('caption two');
    expect(useActivityStore().awakeUntil).toBeGreaterThan(performance.now());
    usePreferencesStore().captions = false;
    await nextTick();
    expect(host.querySelector('[data-captions]')).toBeNull();
  });

  it('stops with the language, and says where there is none', async () => {
    const host = await show('lei-river');
    await tap(host, '.play');
    usePreferencesStore().language = 'en';
    await nextTick();
    expect(opened[0]?.told.at(-1)).toBe('close');
    expect(find(host, '.player').textContent).toContain('This exhibit has no sound');
    expect(host.querySelector('[data-sentence][tabindex]')).toBeNull();
  });

  it('stops when the visitor leaves', async () => {
    const host = await show('lei-river');
    await tap(host, '.play');
    mounted?.unmount();
    mounted = undefined;
    expect(opened[0]?.told.at(-1)).toBe('close');
  });

  it('that fails leaves the text, says so and is counted', async () => {
    const host = await show('lei-river');
    await tap(host, '.play');
    opened[0]?.options.onEvent({ type: 'failed', reason: 'load', detail: '4' });
    await nextTick();
    expect(phaseOf(host)).toBe('silent');
    expect(find(host, '.silence').textContent).toContain('声音暂时放不出来');
    expect(host.querySelectorAll('[data-sentence]')).toHaveLength(4);
    expect(posted).toEqual([JSON.stringify({ kind: 'audio', what: '/media/narration/lei-river.zh-Hans.webm' })]);
  });

  it('is moved by keys on its wave', async () => {
    const host = await show('lei-river');
    const wave = find(host, '[role=slider]');
    await press(wave, 'End');
    expect(wave.getAttribute('aria-valuenow')).toBe('20');
    await press(wave, 'ArrowLeft');
    expect(wave.getAttribute('aria-valuetext')).toBe('0:15，共 0:20');
    await press(wave, 'PageDown');
    expect(wave.getAttribute('aria-valuenow')).toBe('5');
    await press(wave, 'Home');
    expect(wave.getAttribute('aria-valuenow')).toBe('0');
  });

  it('keeps the speed for the rest of the visit', async () => {
    const host = await show('lei-river');
    await tap(host, '.word:nth-child(2)');
    expect(find(host, '.word:nth-child(2)').textContent).toBe('语速 1.2');
    expect(usePreferencesStore().speed).toBe(1.2);
    usePreferencesStore().reset();
    expect(usePreferencesStore().speed).toBe(1);
  });
});

describe('its sentences', () => {
  it('are one stop of the Tab key, and the arrow keys go on', async () => {
    const host = await show('lei-river');
    expect([...host.querySelectorAll<HTMLElement>('[data-sentence]')].map((each) => each.getAttribute('tabindex'))).toEqual(['0', '-1', '-1', null]);
    find(host, '[data-sentence=s1]').focus();
    await press(find(host, '[data-sentence=s1]'), 'ArrowDown');
    expect(document.activeElement).toBe(find(host, '[data-sentence=s2]'));
    await press(find(host, '[data-sentence=s2]'), 'Enter');
    expect(opened[0]?.told).toEqual(['play 5.2']);
    await press(find(host, '[data-sentence=s2]'), 'ArrowUp');
    expect(document.activeElement).toBe(find(host, '[data-sentence=s1]'));
  });
});

describe('its notes', () => {
  it('open in place, and give the focus back to the word they came from', async () => {
    const host = await show('lei-river');
    await tap(host, '[data-sentence=s2] .link');
    expect(find(host, '[role=dialog] h2').textContent).toBe('杨济和');
    expect(find(host, '[role=dialog]').textContent).toContain('未见记载');
    expect(find(host, '.scroller').hasAttribute('inert')).toBe(true);
    expect(find(host, '[role=dialog] a').getAttribute('href')).toBe('/people/yang-jihe');
    await press(find(host, '[role=dialog]'), 'Escape');
    expect(host.querySelector('[role=dialog]')).toBeNull();
    expect(document.activeElement).toBe(find(host, '[data-sentence=s2] .link'));
    expect(opened).toHaveLength(0);
  });

  it('show every version on which the accounts differ', async () => {
    const host = await show('lei-river');
    await tap(host, '[data-returns="accounts days-of-siege"]');
    expect([...host.querySelectorAll('[role=dialog] .version')].map((each) => each.textContent)).toEqual([
      expect.stringContaining('version one简'),
      expect.stringContaining('origin two简'),
    ]);
  });

  it('name the sources, what the pictures rest on and whose voice it is', async () => {
    const host = await show('lei-river');
    await tap(host, '.sources');
    const words = find(host, '[role=dialog]').textContent;
    for (const word of ['条目', '耒水之战', 'crossing basis简', 'gun caption简', 'CC BY-SA 4.0', '合成语音']) expect(words).toContain(word);
  });

  it('that were opened from the list close back to the list', async () => {
    const host = await show('lei-river');
    usePreferencesStore().reach = 'lower';
    await nextTick();
    await tap(host, '[data-returns="choice notes"]');
    await tap(host, '[role=dialog] .note');
    expect(find(host, '[role=dialog] h2').textContent).toBe('杨济和');
    await tap(host, '[role=dialog] .close');
    expect(host.querySelectorAll('[role=dialog] .note')).toHaveLength(3);
    await tap(host, '[role=dialog] .close');
    expect(document.activeElement).toBe(find(host, '[data-returns="choice notes"]'));
  });
});

describe('a picture', () => {
  async function showPicture(picture: string): Promise<HTMLElement> {
    mounted = await mountKiosk(within(PictureView, { id: 'lei-river', picture }), {}, `/exhibit/lei-river/picture/${picture}`);
    const { host } = mounted;
    await vi.waitFor(() => expect(host.querySelector('h1')).not.toBeNull());
    return host;
  }

  it('stands with its words, what it rests on, its credit and its place among the others', async () => {
    const host = await showPicture('crossing');
    for (const word of ['crossing caption简', 'crossing basis简', 'credit简', 'CC BY-SA 4.0', '耒水之战', '第1幅，共2幅']) {
      expect(host.textContent).toContain(word);
    }
  });

  it('turns to the next one, and goes no farther than the last', async () => {
    const host = await showPicture('crossing');
    await press(find(host, '.stage'), 'ArrowLeft');
    expect(mounted?.router.currentRoute.value.path).toBe('/exhibit/lei-river/picture/crossing');
    await press(find(host, '.stage'), 'ArrowRight');
    await vi.waitFor(() => expect(mounted?.router.currentRoute.value.path).toBe('/exhibit/lei-river/picture/gun'));
  });

  it('closes to its exhibit', async () => {
    const host = await showPicture('gun');
    find(host, '.way.close').click();
    await vi.waitFor(() => expect(mounted?.router.currentRoute.value.path).toBe('/exhibit/lei-river'));
  });

  it('that its exhibit does not have is a page that does not exist', async () => {
    expect(find(await showPicture('nothing'), 'h1').textContent).toBe('这里没有这一页');
  });
});
