import type { WebContents } from 'electron';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import { NO_FAILURES, recover, type FailureReason } from './recovery-policy.ts';
import { ORIGIN, START_URL } from './scheme.ts';

/** A page of its own that needs no script: what is shown while the exhibition cannot be. */
export const CALM_URL = `${ORIGIN}/calm.html`;

/** `net::ERR_ABORTED`: a load that another load replaced, which is no failure. */
const LOAD_ABORTED = -3;

export interface RecoveryOptions {
  readonly contents: WebContents;
  readonly log: (line: string) => void;
  /** Ends the process for the service to start it anew. */
  readonly exit: () => void;
  /** Told of every failure of the page, before it is shown again. */
  readonly onDied?: (how: string) => void;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonicNow?: () => number;
}

export interface Recovery {
  /** Shows the exhibition for the first time. */
  readonly open: () => void;
  /** The page said that it lives. */
  readonly beat: () => void;
  /** Kills the page, so that it is shown anew. */
  readonly restart: (why: string) => void;
  readonly stop: () => void;
}

/** Shows the exhibition, and brings it back when its renderer dies, freezes or does not load. */
export function watchRenderer({ contents, log, exit, onDied, monotonicNow = () => performance.now() }: RecoveryOptions): Recovery {
  let state = NO_FAILURES;
  let pending: NodeJS.Timeout | undefined;
  let frozen = false;

  const show = (address: string): void => {
    frozen = false;
    // The calm page does not beat; it stands until the next try.
    if (address === START_URL) heartbeat.restart();
    else heartbeat.stop();
    contents.loadURL(address).catch((error: unknown) => {
      log(`${address} did not load: ${String(error)}`);
    });
  };

  const fail = (reason: FailureReason): void => {
    if (contents.isDestroyed() || pending !== undefined) return;
    heartbeat.stop();
    const [next, recovery] = recover(state, reason, monotonicNow());
    state = next;
    log(`renderer failed (${reason}), failure ${next.failures}: ${recovery.action}`);
    onDied?.(`the page failed (${reason})`);
    if (recovery.action === 'exit') {
      exit();
      return;
    }
    if (recovery.action === 'calm') show(CALM_URL);
    pending = setTimeout(() => {
      pending = undefined;
      show(START_URL);
    }, recovery.pauseMs);
  };

  const crash = (): void => {
    if (frozen || contents.isDestroyed()) return;
    frozen = true;
    // A frozen renderer answers to nothing; killing it leads to render-process-gone and so to a reload.
    contents.forcefullyCrashRenderer();
  };

  const heartbeat: Heartbeat = startHeartbeat(() => {
    log('the page has been silent for too long and counts as frozen');
    crash();
  });

  contents.on('render-process-gone', (_event, details) => {
    fail(frozen ? 'frozen' : details.reason);
  });
  contents.on('unresponsive', () => {
    log('the page does not answer to input');
    crash();
  });
  contents.on('did-fail-load', (_event, code, _description, _address, isMainFrame) => {
    if (isMainFrame && code !== LOAD_ABORTED) fail('load-failed');
  });

  return {
    open: () => {
      show(START_URL);
    },
    beat: heartbeat.beat,
    restart: (why) => {
      log(`the page is shown anew: ${why}`);
      crash();
    },
    stop: () => {
      heartbeat.stop();
      if (pending !== undefined) clearTimeout(pending);
    },
  };
}
