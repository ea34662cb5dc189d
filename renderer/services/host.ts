/** How often the page says that it lives, in milliseconds. The shell gives up on a page that is silent for long. */
export const BEAT_EVERY_MS = 2000;

/** What Electron's preload script offers (electron/preload.ts). In the browser runtime there is none. */
export interface KioskHost {
  beat(): void;
  report(text: string): void;
  /** @returns takes the listener off again. */
  onResumed(listener: () => void): () => void;
}

type HostWindow = Pick<Window, 'setInterval' | 'clearInterval' | 'addEventListener' | 'removeEventListener'> & {
  readonly kioskHost?: KioskHost;
  readonly location: Pick<Location, 'assign'>;
};

/**
 * The one place that touches the bridge: says that the page lives, hands its errors to the log, and begins anew when
 * the machine wakes, since nobody stands before it then. Does nothing where there is no bridge.
 *
 * @returns ends all three.
 */
export function connectHost(target: HostWindow = window): () => void {
  const host = target.kioskHost;
  if (!host) return () => undefined;
  host.beat();
  const timer = target.setInterval(() => {
    host.beat();
  }, BEAT_EVERY_MS);
  const onError = (event: ErrorEvent): void => {
    host.report(`${event.message} (${event.filename}:${event.lineno})`);
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    host.report(`unhandled: ${String(event.reason)}`);
  };
  target.addEventListener('error', onError);
  target.addEventListener('unhandledrejection', onRejection);
  const stopResumed = host.onResumed(() => {
    target.location.assign('/');
  });
  return () => {
    target.clearInterval(timer);
    target.removeEventListener('error', onError);
    target.removeEventListener('unhandledrejection', onRejection);
    stopResumed();
  };
}
