import type { Display, Rectangle, Screen } from 'electron';
import type { KioskSettings } from '../../media/schema/index.ts';

/** Which display the kiosk fills, and by how much the system must have turned it: `display` in settings.json. */
type DisplayChoice = KioskSettings['display'];

export interface ChosenDisplay {
  readonly bounds: Rectangle;
  /** What is not as the technician set it up, as lines for the log. */
  readonly problems: readonly string[];
}

/** Chooses among the displays that are there now; a display that is missing is replaced by the primary one. */
export function chooseDisplay(displays: readonly Display[], primary: Display, choice: DisplayChoice): ChosenDisplay {
  const found = choice.label === undefined ? primary : displays.find((display) => display.label === choice.label);
  const display = found ?? primary;
  const problems: string[] = [];
  if (!found) {
    const names = displays.map((each) => each.label || 'unnamed').join(', ');
    problems.push(`display "${choice.label ?? ''}" is not connected; using the primary one. Connected: ${names}`);
  }
  if (choice.rotation !== undefined && display.rotation !== choice.rotation) {
    problems.push(
      `display "${display.label}" is turned by ${display.rotation} degrees, not by ${choice.rotation}; ` +
        'turn it in the compositor (wlr-randr --transform) or in the display settings of Windows',
    );
  }
  return { bounds: display.bounds, problems };
}

/** What the window must be able to do to be kept on its display. */
export interface FittedWindow {
  getBounds(): Rectangle;
  setBounds(bounds: Rectangle): void;
  isKiosk(): boolean;
  setKiosk(kiosk: boolean): void;
  isDestroyed(): boolean;
}

function same(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** Puts the window over the whole chosen display when it is not there. Leaving kiosk mode first lets the bounds take. */
function fitWindow(
  window: FittedWindow,
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
  choice: DisplayChoice,
  log: (line: string) => void,
): void {
  if (window.isDestroyed()) return;
  const { bounds, problems } = chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), choice);
  for (const problem of problems) log(problem);
  if (same(window.getBounds(), bounds) && window.isKiosk()) return;
  window.setKiosk(false);
  window.setBounds(bounds);
  window.setKiosk(true);
  log(`window set to ${bounds.width}x${bounds.height} at ${bounds.x},${bounds.y}`);
}

/**
 * Keeps the window fitted while displays come, go and change.
 *
 * @returns stops it.
 */
export function keepFitted(
  window: FittedWindow,
  screen: Screen,
  choice: DisplayChoice,
  log: (line: string) => void,
): () => void {
  const fit = (): void => {
    fitWindow(window, screen, choice, log);
  };
  screen.on('display-added', fit);
  screen.on('display-removed', fit);
  screen.on('display-metrics-changed', fit);
  fit();
  return () => {
    screen.off('display-added', fit);
    screen.off('display-removed', fit);
    screen.off('display-metrics-changed', fit);
  };
}
