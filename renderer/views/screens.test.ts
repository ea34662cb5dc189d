// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { someExhibition, somePerson } from '../testing/content.ts';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import AboutView from './AboutView.vue';
import AttractView from './AttractView.vue';
import ChaptersView from './ChaptersView.vue';
import PeopleView from './PeopleView.vue';
import PersonView from './PersonView.vue';
import WelcomeView from './WelcomeView.vue';

// Nothing is painted here: what waits for the first frame is shown at once.
vi.mock('../composables/useFirstFrame.ts', async () => {
  const { ref } = await import('vue');
  return { useFirstFrame: () => ref(true) };
});

const MANY = 1000;
const people = [
  ...Array.from({ length: MANY }, (_, at) => somePerson({ id: `p-${at}`, role: 'soldier' })),
  somePerson({ id: 'yang-jihe' }),
  somePerson({ id: 'yokoyama-isamu', role: 'adversary', roll: false }),
];

let mounted: Mounted | undefined;

beforeEach(() => {
  const answers: Record<string, unknown> = {
    '/api/exhibition': someExhibition(),
    '/api/people': people,
    '/api/units': [],
    '/api/places': [],
  };
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(answers[path] ?? {})));
});
afterEach(() => {
  mounted?.unmount();
  vi.unstubAllGlobals();
});

async function show(...args: Parameters<typeof mountKiosk>): Promise<HTMLElement> {
  mounted = await mountKiosk(...args);
  const { host } = mounted;
  await vi.waitFor(() => expect(host.querySelector('h1')).not.toBeNull());
  await nextTick();
  return host;
}

function whereTo(): unknown {
  return mounted?.router.currentRoute.value.name;
}

describe('AttractView', () => {
  it('shows the name board and the days', async () => {
    const host = await show(AttractView, {}, '/');
    expect(host.querySelector('h1')?.textContent).toBe('衡陽保衛戰');
    expect(host.textContent).toContain('一九四四年六月廿二日至八月八日');
    expect(host.textContent).toContain('The Defence of Hengyang');
  });

  it.each([
    ['a tap', (wake: Element) => wake.dispatchEvent(new MouseEvent('click', { bubbles: true }))],
    ['a finger that slid', (wake: Element) => wake.dispatchEvent(new MouseEvent('pointerup', { bubbles: true }))],
    ['a key', () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))],
  ])('wakes at %s, anywhere, and does nothing else', async (_name, act) => {
    const host = await show(AttractView, {}, '/');
    const wake = host.querySelector('.wake');
    if (wake) act(wake);
    await vi.waitFor(() => expect(whereTo()).toBe('welcome'));
    expect(usePreferencesStore().language).toBe('zh-Hans');
    expect(host.querySelectorAll('button, a')).toHaveLength(1);
  });
});

describe('WelcomeView', () => {
  it('offers three languages, each in its own script, and goes on in the chosen one', async () => {
    const host = await show(WelcomeView);
    expect([...host.querySelectorAll('li')].map((item) => item.lang)).toEqual(['zh-Hans', 'zh-Hant', 'en']);
    expect([...host.querySelectorAll('.name')].map((name) => name.textContent)).toEqual(['简体中文', '繁體中文', 'English']);
    host.querySelectorAll('button')[2]?.click();
    expect(usePreferencesStore().language).toBe('en');
    await vi.waitFor(() => expect(whereTo()).toBe('chapters'));
  });
});

describe('ChaptersView', () => {
  it('lists chapters with their exhibits; an empty one has its lead only', async () => {
    const host = await show(ChaptersView);
    const bands = [...host.querySelectorAll('section')];
    expect(bands.map((band) => band.querySelectorAll('a').length)).toEqual([0, 2, 1]);
    expect(bands[0]?.querySelector('ol')).toBeNull();
    expect(bands[1]?.querySelector('a')?.getAttribute('href')).toBe('/exhibit/lei-river');
  });

  it('marks in words what was seen', async () => {
    const host = await show(ChaptersView);
    expect(host.textContent).not.toContain('已看过');
    useExhibitionStore().markSeen('veterans');
    await nextTick();
    expect(host.querySelectorAll('.seen')).toHaveLength(1);
  });
});

describe('PeopleView', () => {
  it('holds a thousand names, and only those of the roll', async () => {
    const host = await show(PeopleView);
    await vi.waitFor(() => expect(host.querySelectorAll('.name')).toHaveLength(MANY + 1));
    expect(host.querySelector('[href="/people/yokoyama-isamu"]')).toBeNull();
  });

  it('shows one part when asked', async () => {
    const host = await show(PeopleView);
    await vi.waitFor(() => expect(host.querySelectorAll('.filter button')).toHaveLength(3));
    const [, officers] = host.querySelectorAll<HTMLButtonElement>('.filter button');
    Element.prototype.scrollTo = () => undefined;
    officers?.click();
    await nextTick();
    expect(host.querySelectorAll('.name')).toHaveLength(1);
    expect(officers?.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('PersonView', () => {
  it('shows the name in both scripts, and says what is not recorded', async () => {
    const host = await show(PersonView, { id: 'yang-jihe' });
    expect(host.querySelector('h1')?.textContent).toBe('杨济和');
    expect(host.querySelector('.other')?.textContent).toBe('楊濟和');
    expect(host.querySelectorAll('.blank').length).toBeGreaterThan(3);
    expect(host.querySelector('.blank')?.textContent).toBe('未见记载');
  });

  it('says that somebody is not there', async () => {
    const host = await show(PersonView, { id: 'nobody' });
    expect(host.querySelector('h1')?.textContent).toBe('这里没有这一页');
  });
});

describe('AboutView', () => {
  it('names the sources with their licences, and the typefaces', async () => {
    const host = await show(AboutView);
    await vi.waitFor(() => expect(host.textContent).toContain('CC BY-SA 4.0'));
    expect(host.textContent).toContain('SIL');
  });
});
