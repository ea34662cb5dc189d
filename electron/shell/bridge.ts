import type { IpcMain, IpcMainEvent, PowerMonitor, WebContents } from 'electron';
import { z } from 'zod';
import { CHANNELS } from './channels.ts';
import { isOurs } from './scheme.ts';

/** Longest report that the log takes from a page, in characters. */
const REPORT_MAX_CHARACTERS = 2000;

const reportSchema = z.string().min(1).transform((text) => text.slice(0, REPORT_MAX_CHARACTERS));

export interface BridgeListeners {
  /** The page lives. */
  readonly onBeat: () => void;
  /** The page met an error and says what. */
  readonly onReport: (text: string) => void;
  /** Something came over the bridge that the page never sends. */
  readonly onRefused: (what: string) => void;
}

/** Whether a message comes from the page itself: its main frame, at our address. */
function isFromPage(event: IpcMainEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === contents.mainFrame && isOurs(frame.url);
}

/**
 * Main's end of the bridge. What arrives is unknown until it is parsed.
 *
 * @returns takes the listeners off.
 */
export function openBridge(
  ipc: IpcMain,
  power: PowerMonitor,
  contents: WebContents,
  { onBeat, onReport, onRefused }: BridgeListeners,
): () => void {
  const beat = (event: IpcMainEvent): void => {
    if (isFromPage(event, contents)) onBeat();
    else onRefused(CHANNELS.beat);
  };
  const report = (event: IpcMainEvent, ...args: readonly unknown[]): void => {
    const text = reportSchema.safeParse(args[0]);
    if (isFromPage(event, contents) && text.success && args.length === 1) onReport(text.data);
    else onRefused(CHANNELS.report);
  };
  const resumed = (): void => {
    contents.send(CHANNELS.resumed);
  };
  ipc.on(CHANNELS.beat, beat);
  ipc.on(CHANNELS.report, report);
  power.on('resume', resumed);
  return () => {
    ipc.off(CHANNELS.beat, beat);
    ipc.off(CHANNELS.report, report);
    power.off('resume', resumed);
  };
}
