import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IpcMain, PowerMonitor, WebContents } from 'electron';
import { openBridge } from './bridge.ts';
import { CHANNELS } from './channels.ts';
import { ipcMain, MockWebContents, powerMonitor } from './testing/electron.ts';

const listeners = { onBeat: vi.fn(), onReport: vi.fn(), onRefused: vi.fn() };
let contents: MockWebContents;
let close: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  ipcMain.removeAllListeners();
  powerMonitor.removeAllListeners();
  contents = new MockWebContents();
  close = openBridge(ipcMain as unknown as IpcMain, powerMonitor as unknown as PowerMonitor, contents as unknown as WebContents, listeners);
});

describe('openBridge', () => {
  it('takes beats and reports from the page', () => {
    ipcMain.emit(CHANNELS.beat, { senderFrame: contents.mainFrame });
    ipcMain.emit(CHANNELS.report, { senderFrame: contents.mainFrame }, 'TypeError: x');
    expect(listeners.onBeat).toHaveBeenCalledOnce();
    expect(listeners.onReport).toHaveBeenCalledExactlyOnceWith('TypeError: x');
    expect(listeners.onRefused).not.toHaveBeenCalled();
  });

  it('refuses another frame, a frame that is gone, and a page that is not ours', () => {
    ipcMain.emit(CHANNELS.beat, { senderFrame: { url: 'kiosk://exhibition/' } });
    ipcMain.emit(CHANNELS.beat, { senderFrame: null });
    contents.mainFrame.url = 'https://example.org/';
    ipcMain.emit(CHANNELS.beat, { senderFrame: contents.mainFrame });
    expect(listeners.onBeat).not.toHaveBeenCalled();
    expect(listeners.onRefused).toHaveBeenCalledTimes(3);
  });

  it.each([[[]], [[1]], [['']], [[{ text: 'x' }]], [['a', 'b']]])('refuses a report of %j', (args) => {
    ipcMain.emit(CHANNELS.report, { senderFrame: contents.mainFrame }, ...args);
    expect(listeners.onReport).not.toHaveBeenCalled();
    expect(listeners.onRefused).toHaveBeenCalledExactlyOnceWith(CHANNELS.report);
  });

  it('cuts a long report, so that no page can fill the log', () => {
    ipcMain.emit(CHANNELS.report, { senderFrame: contents.mainFrame }, 'x'.repeat(100_000));
    expect(listeners.onReport.mock.lastCall?.[0]).toHaveLength(2000);
  });

  it('tells the page when the machine wakes, until it is closed', () => {
    powerMonitor.emit('resume');
    expect(contents.send).toHaveBeenCalledExactlyOnceWith(CHANNELS.resumed);
    close();
    powerMonitor.emit('resume');
    ipcMain.emit(CHANNELS.beat, { senderFrame: contents.mainFrame });
    expect(contents.send).toHaveBeenCalledOnce();
    expect(listeners.onBeat).not.toHaveBeenCalled();
  });
});
