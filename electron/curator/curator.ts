import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { findSticks, usualRoots } from '../updates/sources/stick.ts';
import { openAudit } from './audit.ts';
import type { Audit } from './audit.ts';
import { openPin } from './pin.ts';
import type { Pin } from './pin.ts';
import type { PinCost } from './pin-hash.ts';
import { openPinReset } from './pin-reset.ts';
import type { PinReset, PinResetOptions } from './pin-reset.ts';
import { createSessions } from './sessions.ts';
import type { SessionEnd, Sessions } from './sessions.ts';
import { openSettings } from './settings.ts';
import type { SettingsFile } from './settings.ts';
import { openSignals } from './signals.ts';
import type { Signals } from './signals.ts';
import { readTrustedKeys } from './trusted-keys.ts';

/** What the museum's own people tell the kiosk: once, in its settings, at once, by signals, and in the panel. */
export interface Curator {
  readonly settings: SettingsFile;
  readonly signals: Signals;
  readonly audit: Audit;
  readonly pin: Pin;
  readonly reset: PinReset;
  readonly sessions: Sessions;
  /** Looks at what may change by itself: a PIN that was set from outside, a session whose time is over. Waits for nothing. */
  look(): void;
  /** Sentences for the technician. */
  notes(): readonly string[];
}

export interface CuratorOptions extends Partial<Pick<PinResetOptions, 'findFolders' | 'trustedKeys'>> {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  log(line: string): void;
  /** Milliseconds of a clock that never goes back. */
  now?(): number;
  readonly disk?: Disk;
  /** For tests only. */
  readonly pinCost?: PinCost;
}

const ENDED: Record<SessionEnd, string> = {
  left: 'by the curator',
  idle: 'nothing was done any more',
  longest: 'it was open for as long as it may be',
  another: 'it was opened anew',
  pin: 'the PIN was changed',
};

async function findUpdateFolders(): Promise<readonly string[]> {
  return (await findSticks(usualRoots())).map(({ at }) => at);
}

export function openCurator(options: CuratorOptions): Curator {
  const { data, log, now = () => performance.now(), disk = realDisk, pinCost, findFolders = findUpdateFolders, trustedKeys = () => readTrustedKeys(data) } = options;
  const settings = openSettings(data, log, disk);
  const signals = openSignals({ data, log, now, disk });
  const audit = openAudit({ data, log, disk });
  const sessions = createSessions({ now, onEnd: (why) => void audit.write('panel.closed', ENDED[why]) });
  const pin = openPin({
    data, log, now, disk,
    ...(pinCost === undefined ? {} : { cost: pinCost }),
    onChange(how) {
      // In the panel it is changed by the one whose session it is.
      if (how === 'panel') return;
      sessions.end('pin');
      void audit.write('pin.changed', how === 'file' ? 'by a file set-pin in the data folder' : 'in the data folder');
    },
  });
  const reset = openPinReset({
    data, log, now, disk, findFolders, trustedKeys,
    kioskId: async () => (await settings.read()).kiosk.id,
    onFile: (what, detail) => void audit.write(what, detail),
  });
  return {
    settings, signals, audit, pin, reset, sessions,
    look() {
      sessions.look();
      void pin.look();
    },
    notes: () => [...settings.notes(), ...signals.notes(), ...pin.notes()],
  };
}
