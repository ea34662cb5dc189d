// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountKiosk, type Mounted } from '../testing/mount.ts';
import PanelView from './PanelView.vue';
import { usePanelStore } from './stores/panel.ts';
import { FakeKiosk } from './testing/fake-kiosk.ts';
import { key, settle, stubFetch } from './testing/mount-panel.ts';

let kiosk: FakeKiosk;
let mounted: Mounted;

async function show(): Promise<HTMLElement> {
  stubFetch(kiosk);
  mounted = await mountKiosk(PanelView, {}, '/panel');
  await settle();
  return mounted.host;
}

async function type(host: HTMLElement, pin: string): Promise<void> {
  for (const digit of pin) {
    key(host, digit).click();
    await settle();
  }
  key(host, '确定').click();
  await settle();
}

beforeEach(() => { kiosk = new FakeKiosk(); });
afterEach(() => {
  mounted.unmount();
  vi.unstubAllGlobals();
});

describe('the door', () => {
  it('tells a technician how a PIN is set where there is none, and has no keys', async () => {
    kiosk.door = { door: 'closed', wait: 0 };
    const host = await show();
    expect(host.textContent).toContain('set-pin');
    expect([...host.querySelectorAll('button')].map((each) => each.textContent?.trim())).toEqual(['离开']);
  });

  it('takes no PIN that is too short, and shows none that is typed', async () => {
    const host = await show();
    for (const digit of '13579') {
      key(host, digit).click();
      await settle();
    }
    expect(key(host, '确定').disabled).toBe(true);
    expect(host.querySelector('[role="status"].dots')?.getAttribute('aria-label')).toBe('密码，已输入 5 位');
    expect(host.querySelector('.dots')?.textContent).toBe('');
  });

  it('tells of a wrong PIN, counts the wait, and takes no key meanwhile', async () => {
    const host = await show();
    await type(host, '111111');
    expect(host.textContent).toContain('密码不对。');
    expect(host.textContent).toContain('请等 2 秒');
    expect(key(host, '1').disabled).toBe(true);
    expect(usePanelStore().open).toBe(false);
  });

  it('opens with the PIN, and ends the session when the screen goes', async () => {
    const host = await show();
    await type(host, kiosk.pin);
    expect(host.textContent).toContain('正在展出');
    mounted.unmount();
    await settle();
    expect(kiosk.token).toBeUndefined();
    expect(usePanelStore().open).toBe(false);
  });

  it('lets a new PIN be chosen twice, and only when both are the same', async () => {
    kiosk.door = { door: 'reset', wait: 0 };
    const host = await show();
    await type(host, '864209');
    await type(host, '864208');
    expect(host.textContent).toContain('两次输入不同');
    expect(kiosk.pin).toBe('135790');
    await type(host, '864209');
    await type(host, '864209');
    expect(kiosk.pin).toBe('864209');
    expect(usePanelStore().open).toBe(true);
  });

  it('comes back when the kiosk has ended the session by itself', async () => {
    const host = await show();
    await type(host, kiosk.pin);
    kiosk.token = undefined;
    await usePanelStore().check();
    await settle();
    expect(host.textContent).toContain('面板已自行关闭');
    expect(host.textContent).toContain('请输入密码');
  });
});

describe('the door that was found by chance', () => {
  it('goes away by itself, twenty seconds after the last touch', async () => {
    const host = await show();
    vi.useFakeTimers();
    key(host, '1').click();
    window.dispatchEvent(new MouseEvent('pointerdown'));
    const away = vi.spyOn(mounted.router, 'replace');
    await vi.advanceTimersByTimeAsync(19_000);
    window.dispatchEvent(new MouseEvent('pointerdown'));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(away).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(away).toHaveBeenCalledWith({ name: 'attract' });
    vi.useRealTimers();
  });
});
