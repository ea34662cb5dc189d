import { defineComponent, h, nextTick, type Component } from 'vue';
import { vi } from 'vitest';
import { mountKiosk, type Mounted } from '../../testing/mount.ts';
import { usePanelStore } from '../stores/panel.ts';
import type { FakeKiosk } from './fake-kiosk.ts';

/** Lets `fetch` be answered by the fake kiosk; what it does not know is answered with 404. */
export function stubFetch(kiosk: FakeKiosk): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const { status, body: value } = kiosk.answer(init.method ?? 'GET', path, body, headers.get('authorization') ?? undefined);
    return Promise.resolve(Response.json(value, { status }));
  });
}

/** Waits until the answers that are under way have been drawn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await nextTick();
  await new Promise((resolve) => setTimeout(resolve, 0));
  await nextTick();
}

/** Mounts a part of the panel with its door open. */
export async function mountOpen(component: Component, kiosk: FakeKiosk, props: Record<string, unknown> = {}): Promise<Mounted> {
  stubFetch(kiosk);
  const behindTheDoor = defineComponent({
    setup() {
      const panel = usePanelStore();
      return () => (panel.open ? h(component, props) : null);
    },
  });
  const mounted = await mountKiosk(behindTheDoor, {}, '/panel');
  const store = usePanelStore();
  await store.enter(kiosk.pin);
  await store.check();
  await settle();
  return mounted;
}

/** The button that is called so. */
export function key(host: HTMLElement, name: string): HTMLButtonElement {
  const all = [...host.querySelectorAll('button')];
  const found = all.find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name);
  if (!found) throw new Error(`no button "${name}" among ${all.map((each) => each.textContent?.trim()).join(', ')}`);
  return found;
}
