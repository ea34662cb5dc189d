import { describe, expect, it, vi } from 'vitest';
import type { KioskHost } from '../renderer/services/host.ts';
import { CHANNELS } from './shell/channels.ts';
import { exposed, ipcRenderer } from './shell/testing/electron.ts';

await import('./preload.ts');
const host = exposed.get('kioskHost') as KioskHost;

describe('the bridge that the page sees', () => {
  it('has three named methods and nothing else', () => {
    expect([...exposed.keys()]).toEqual(['kioskHost']);
    expect(Object.keys(host)).toEqual(['beat', 'report', 'onResumed']);
  });

  it('sends beats, and reports as text whatever they are given', () => {
    host.beat();
    host.report(new Error('broken') as unknown as string);
    expect(ipcRenderer.send.mock.calls).toEqual([[CHANNELS.beat], [CHANNELS.report, 'Error: broken']]);
  });

  it('subscribes to the wake of the machine, hands no event through, and unsubscribes', () => {
    const listener = vi.fn();
    const off = host.onResumed(listener);
    ipcRenderer.emit(CHANNELS.resumed, { sender: 'secret' });
    expect(listener.mock.calls).toEqual([[]]);
    off();
    ipcRenderer.emit(CHANNELS.resumed, {});
    expect(listener).toHaveBeenCalledOnce();
  });

  it('prints nothing', () => {
    expect(globalThis.print()).toBeUndefined();
  });
});
