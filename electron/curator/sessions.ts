import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PanelSession } from '../../media/schema/index.ts';

/** How long nothing may be done before it ends, and how long it lasts at most, in milliseconds. */
export const SESSION_IDLE_MS = 5 * 60_000;
export const SESSION_LONGEST_MS = 60 * 60_000;

const TOKEN_BYTES = 32;
const MS_PER_S = 1000;

/** Why a session is over. */
export type SessionEnd = 'left' | 'idle' | 'longest' | 'another' | 'pin';

/** The panel's session: one at a time, known to nobody but the page that opened it, and gone with the program. */
export interface Sessions {
  /** Ends the one before. */
  open(): PanelSession;
  /** Whether this is the token of the session that is open; `used` says that somebody did something. */
  check(token: string, used: boolean): boolean;
  /** Ends the one that is open, if any. */
  end(why: SessionEnd): void;
  /** Ends one whose time is over. */
  look(): void;
}

export interface SessionsOptions {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  onEnd(why: SessionEnd): void;
}

interface Open {
  readonly digest: Buffer;
  readonly since: number;
  used: number;
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export function createSessions({ now, onEnd }: SessionsOptions): Sessions {
  let open: Open | undefined;

  function end(why: SessionEnd): void {
    if (!open) return;
    open = undefined;
    onEnd(why);
  }

  function look(): void {
    if (!open) return;
    if (now() - open.since >= SESSION_LONGEST_MS) end('longest');
    else if (now() - open.used >= SESSION_IDLE_MS) end('idle');
  }

  return {
    open() {
      look();
      end('another');
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const at = now();
      open = { digest: digestOf(token), since: at, used: at };
      return { token, idle: SESSION_IDLE_MS / MS_PER_S };
    },
    check(token, used) {
      look();
      // Hashed first, because the comparison wants equal lengths.
      if (!open || !timingSafeEqual(digestOf(token), open.digest)) return false;
      if (used) open.used = now();
      return true;
    },
    end,
    look,
  };
}
