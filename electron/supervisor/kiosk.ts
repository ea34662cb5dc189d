/** What the page shows, seen from outside. */
export type Sight = 'exhibition' | 'nothing';

/** A running browser that shows the exhibition. */
export interface Kiosk {
  /** Process of the browser. */
  readonly pid: number | undefined;
  /** Loads an address into the kiosk's page. Rejects when it cannot be reached. */
  show(url: string): Promise<void>;
  /** Sees that the window fills the screen; where it does not, and cannot be made to, it says so in the log. */
  fill(): Promise<boolean>;
  /** Asks the page what it shows. Does not resolve while the page hangs. */
  look(): Promise<Sight>;
  /** Closes every window that is not the kiosk's. */
  closeOthers(): Promise<void>;
  /** Ends the browser with all its processes; gently, or at once. */
  end(how: 'gently' | 'at once'): Promise<void>;
}

/** What happens to it, unasked. */
export interface KioskEvents {
  /** The page or the browser is lost; the sentence says how. */
  lost(how: string): void;
  /** The page went to another origin. */
  away(where: string): void;
  log(line: string): void;
}

export interface LaunchWish {
  /** Whether to start without whatever may be at fault: the graphics processor and the old profile. */
  readonly cautious: boolean;
  /** Breaks the start off. */
  readonly signal: AbortSignal;
}

export type Launch = (wish: LaunchWish, events: KioskEvents) => Promise<Kiosk>;
