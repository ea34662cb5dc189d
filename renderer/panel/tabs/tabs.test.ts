// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import type { Mounted } from '../../testing/mount.ts';
import { usePreferencesStore } from '../../stores/preferences.ts';
import { usePanelStore } from '../stores/panel.ts';
import { FakeKiosk, someRelease, STICK } from '../testing/fake-kiosk.ts';
import { key, mountOpen, settle } from '../testing/mount-panel.ts';
import MessagesTab from './MessagesTab.vue';
import OverviewTab from './OverviewTab.vue';
import PinTab from './PinTab.vue';
import RecordsTab from './RecordsTab.vue';
import SettingsTab from './SettingsTab.vue';
import StatisticsTab from './StatisticsTab.vue';
import UpdatesTab from './UpdatesTab.vue';

let kiosk: FakeKiosk;
let mounted: Mounted;

async function show(tab: Component): Promise<HTMLElement> {
  mounted = await mountOpen(tab, kiosk);
  return mounted.host;
}

async function tap(host: HTMLElement, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    key(host, name).click();
    await settle();
  }
}

beforeEach(() => {
  kiosk = new FakeKiosk();
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  mounted.unmount();
  vi.unstubAllGlobals();
});

describe('the overview', () => {
  it('says what is shown and what was said of it, in the panel’s language', async () => {
    const host = await show(OverviewTab);
    for (const words of ['1.2.0', '48.3', '已插入', '耒水之战：补入两幅地图。', '一切正常。']) expect(host.textContent).toContain(words);
    usePreferencesStore().language = 'en';
    await settle();
    expect(host.textContent).toContain('Lei River: two maps added.');
  });

  it('hands notes on to the technician', async () => {
    kiosk.state = { ...kiosk.state, notes: ['The sound is off.'] };
    const host = await show(OverviewTab);
    expect(host.textContent).toContain('请转告技术人员');
    expect(host.querySelector('[lang="en"]')?.textContent).toContain('The sound is off.');
  });

  it('switches the sound off', async () => {
    const host = await show(OverviewTab);
    await tap(host, '关闭声音');
    expect(kiosk.asked).toContain('POST /api/panel/mute');
    expect(usePanelStore().notice).toMatchObject({ word: 'muted', failed: false });
  });
});

describe('the updates', () => {
  it('show what was found, and why one is refused in plain words with the technician’s below', async () => {
    const host = await show(UpdatesTab);
    await tap(host, '查找更新');
    expect(host.textContent).toContain('第 1.3.0 版');
    expect(host.textContent).toContain('签名不是本机信任的发布者所签');
    expect(host.textContent).toContain('0 of 1 needed');
  });

  it('ask before they install, and show how far it is', async () => {
    const host = await show(UpdatesTab);
    await tap(host, '查找更新', '安装');
    expect(kiosk.asked).not.toContain('POST /api/panel/install');
    expect(host.textContent).toContain('将安装第 1.3.0 版');
    await tap(host, '安装');
    expect(kiosk.asked).toContain('POST /api/panel/install');
    expect(host.textContent).toContain('复制文件');
    expect(host.textContent).toContain('还需约 3 分钟');
    expect(host.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe('37');
    expect(host.textContent).toContain('请勿拔出优盘');
  });

  it('stop what is being installed, and say that it was', async () => {
    const host = await show(UpdatesTab);
    expect(host.textContent).not.toContain('停止安装');
    await tap(host, '查找更新', '安装', '安装', '停止安装');
    expect(kiosk.asked).toContain('POST /api/panel/stop');
    expect(host.textContent).toContain('安装中途被停止，可以重新开始');
    expect(host.textContent).not.toContain('停止安装');
  });

  it('go back only after saying to what', async () => {
    const host = await show(UpdatesTab);
    await tap(host, '退回上一版');
    expect(host.textContent).toContain('将退回第 1.1.0 版：随程序附带的一版');
    await tap(host, '暂不');
    expect(kiosk.asked).not.toContain('POST /api/panel/rollback');
    await tap(host, '退回上一版', '退回第 1.1.0 版');
    expect(kiosk.asked).toContain('POST /api/panel/rollback');
  });

  it('begin and end a preview', async () => {
    const host = await show(UpdatesTab);
    await tap(host, '查找更新', '预览', '预览');
    expect(host.textContent).toContain('正在预览第 1.3.0 版');
    await tap(host, '结束预览');
    expect(host.textContent).not.toContain('正在预览');
  });

  it.each([
    ['installed', { kind: 'installed', release: someRelease('1.2.0'), at: '2026-11-25T01:00:00Z' }, '第 1.2.0 版已换上。'],
    ['refused', { kind: 'refused', code: 'space', message: '3 GB are missing', at: '2026-11-25T01:00:00Z' }, '本机空间不够'],
    ['waiting', { kind: 'running', source: STICK, phase: 'waiting', done: 0, total: 0 }, '等展厅无人使用时换上'],
  ] as const)('tell what became of it: %s', async (_name, update, words) => {
    kiosk.state = { ...kiosk.state, update };
    const host = await show(UpdatesTab);
    expect(host.textContent).toContain(words);
  });
});

describe('the settings', () => {
  it('write nothing before Save, and then all of them', async () => {
    const host = await show(SettingsTab);
    expect(key(host, '保存').disabled).toBe(true);
    await tap(host, '无人触摸多久算离开（秒）: 增加');
    expect(host.textContent).toContain('改动了 1 项');
    expect(kiosk.asked.filter((each) => each.startsWith('POST /api/panel/settings'))).toEqual([]);
    await tap(host, '保存');
    expect(kiosk.settings).toMatchObject({ idleSeconds: 100, languages: ['zh-Hans', 'zh-Hant', 'en'] });
    expect(usePanelStore().notice).toMatchObject({ word: 'saved' });
    expect(host.textContent).toContain('没有改动');
  });

  it('say beside a field what is wrong with it, and save nothing of it', async () => {
    const host = await show(SettingsTab);
    await tap(host, '无人触摸多久算离开（秒）: 输入', '5');
    expect(host.textContent).toContain('须为 20 至 1800 之间的整数。');
    expect(key(host, '保存').disabled).toBe(true);
    await tap(host, '放弃改动');
    expect(host.textContent).not.toContain('须为 20 至 1800');
  });

  it('go back to the default', async () => {
    kiosk.settings = { ...(kiosk.settings as object), volumeCap: 0.5 };
    const host = await show(SettingsTab);
    await tap(host, '音量上限（%）: 恢复默认', '保存');
    expect(kiosk.settings).toMatchObject({ volumeCap: 1 });
  });

  it('set hours by typing them, on one day or on all', async () => {
    const host = await show(SettingsTab);
    const monday = host.querySelector<HTMLElement>('.day');
    if (!monday) throw new Error('no days');
    await tap(monday, '定时', '星期一 从 09:00', '0', '8', '3');
    expect(host.textContent).toContain('须写作二十四小时制');
    await tap(monday, '0', '完成', '其余各天也这样');
    await tap(host, '保存');
    expect(kiosk.settings).toMatchObject({ openingHours: { monday: [{ from: '08:30', to: '17:00' }], sunday: [{ from: '08:30', to: '17:00' }] } });
    await tap(monday, '不开放');
    await tap(host, '保存');
    expect(kiosk.settings).toMatchObject({ openingHours: { monday: [] } });
    await tap(monday, '全天');
    await tap(host, '保存');
    expect((kiosk.settings as { openingHours: object }).openingHours).not.toHaveProperty('monday');
  });

  it('take days of remembrance and text by keys of their own', async () => {
    const host = await show(SettingsTab);
    await tap(host, '添加', '0', '9', '0', '3', '完成');
    await tap(host, '展机编号: 输入', '删除', 'k', '-', '2', '完成');
    await tap(host, '保存');
    expect(kiosk.settings).toMatchObject({ solemnDates: ['08-08', '09-03'], kiosk: { id: 'kiosk-2' } });
  });
});

describe('messages and slips', () => {
  it('are approved and refused, the oldest first, and then gone', async () => {
    const host = await show(MessagesTab);
    expect([...host.querySelectorAll('.words')].map((each) => each.textContent?.trim())[1]).toBe('外公，我们来看您了。');
    await tap(host, '通过');
    expect(kiosk.asked).toContain('POST /api/panel/messages/m1');
    await tap(host, '不通过');
    expect(kiosk.messages).toEqual([]);
    expect(host.textContent).toContain('没有待审的留言。');
  });

  it('say how a contact is read', async () => {
    const host = await show(MessagesTab);
    expect(host.textContent).toContain('export-slips');
    expect(host.textContent).toContain('留有联系方式');
    expect(host.textContent).toContain('家谱上写的是湘潭县。');
  });
});

describe('the statistics', () => {
  it('are plots with a table behind each', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00Z'), toFake: ['Date'] });
    const host = await show(StatisticsTab);
    expect(host.querySelectorAll('svg[role="img"]')).toHaveLength(3);
    expect(host.textContent).toContain('lei-river');
    const turns = [...host.querySelectorAll('button')].filter((each) => each.textContent?.trim() === '列成表格');
    expect(turns).toHaveLength(7);
    turns[0]?.click();
    await settle();
    expect(host.querySelector('table')?.textContent).toContain('2026-11-25');
    await tap(host, '七天');
    expect(host.querySelector('table')?.textContent).not.toContain('2026-11-10');
    vi.useRealTimers();
  });
});

describe('the records', () => {
  it('go to the stick, and say where', async () => {
    const host = await show(RecordsTab);
    await tap(host, '导出到优盘');
    expect(host.textContent).toContain('hengyang-results/hall-2/2026-11-25');
    expect(host.textContent).toContain('panel.opened');
  });

  it('go nowhere without a stick', async () => {
    kiosk.state = { ...kiosk.state, stick: false };
    const host = await show(RecordsTab);
    expect(key(host, '导出到优盘').disabled).toBe(true);
    expect(host.textContent).toContain('请先插入可写的优盘');
  });
});

describe('the change of the PIN', () => {
  async function type(host: HTMLElement, ...pins: readonly string[]): Promise<void> {
    for (const pin of pins) await tap(host, ...pin, '确定');
  }

  it('asks for the one in force, and the new one twice', async () => {
    const host = await show(PinTab);
    await type(host, '135790', '864209', '864209');
    expect(kiosk.pin).toBe('864209');
    expect(usePanelStore().notice).toMatchObject({ word: 'pinChanged', failed: false });
    await usePanelStore().check();
    expect(usePanelStore().open).toBe(true);
  });

  it('tells of a wrong one and of one that is too easy, and the session stays', async () => {
    const host = await show(PinTab);
    await type(host, '999999', '864209', '864209');
    expect(usePanelStore().notice).toMatchObject({ word: 'wrongPin', failed: true });
    await type(host, '135790', '123456', '123456');
    expect(usePanelStore().notice).toMatchObject({ word: 'weakTrivial', failed: true });
    expect(usePanelStore().open).toBe(true);
  });
});
