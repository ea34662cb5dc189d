import { contextBridge, ipcRenderer } from 'electron';
import type { KioskHost } from '../renderer/services/host.ts';
import { CHANNELS } from './shell/channels.ts';

/** What the page may ask of Electron. Three named methods, none generic; everything else goes through the handler. */
const host: KioskHost = {
  /** Says that the page lives. */
  beat(): void {
    ipcRenderer.send(CHANNELS.beat);
  },
  /** Hands an error of the page to the log. */
  report(text: string): void {
    ipcRenderer.send(CHANNELS.report, String(text));
  },
  /** Calls `listener` when the machine wakes; returns what takes it off again. */
  onResumed(listener: () => void): () => void {
    const forward = (): void => {
      listener();
    };
    ipcRenderer.on(CHANNELS.resumed, forward);
    return () => {
      ipcRenderer.off(CHANNELS.resumed, forward);
    };
  },
};

contextBridge.exposeInMainWorld('kioskHost', host);
// Chromium has no switch for it, and a dialog of the system's own would stand over the exhibition.
contextBridge.executeInMainWorld({
  func: () => {
    globalThis.print = () => undefined;
  },
});
