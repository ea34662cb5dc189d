import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSessions, SESSION_IDLE_MS, SESSION_LONGEST_MS } from './sessions.ts';
import type { SessionEnd } from './sessions.ts';

let time = 0;
const ends: SessionEnd[] = [];
const create = () => createSessions({ now: () => time, onEnd: (why) => void ends.push(why) });
beforeEach(() => {
  time = 0;
  ends.length = 0;
});

describe('a session', () => {
  it('is known by a token that nobody guesses', () => {
    const sessions = create();
    const { token, idle } = sessions.open();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(idle).toBe(SESSION_IDLE_MS / 1000);
    for (const wrong of ['', token.slice(1), `${token}A`, token.toLowerCase(), token.slice(0, -1)]) expect(sessions.check(wrong, true)).toBe(false);
    expect(sessions.check(token, true)).toBe(true);
    expect(sessions.open().token).not.toBe(token);
    expect(ends).toEqual(['another']);
  });

  it('is not there before it is opened, nor after', () => {
    const sessions = create();
    expect(sessions.check('', true)).toBe(false);
    sessions.end('left');
    expect(ends).toEqual([]);
    const { token } = sessions.open();
    sessions.end('pin');
    expect([sessions.check(token, true), ends]).toEqual([false, ['pin']]);
  });

  it('says why it ended by itself, once', () => {
    const sessions = create();
    sessions.open();
    time += SESSION_IDLE_MS;
    sessions.look();
    sessions.look();
    expect(ends).toEqual(['idle']);
  });

  it('lives as long as somebody uses it, and at most its hour, whatever happens', () => {
    const happening = fc.oneof(
      fc.constant({ kind: 'open' } as const),
      fc.record({ kind: fc.constant('ask' as const), used: fc.boolean(), which: fc.nat(3) }),
      fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(SESSION_IDLE_MS + 1) }),
      fc.constant({ kind: 'look' } as const),
    );
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 200 }), (happenings) => {
        time = 0;
        const sessions = create();
        const opened: { token: string; since: number; used: number }[] = [];
        for (const what of happenings) {
          if (what.kind === 'open') opened.push({ token: sessions.open().token, since: time, used: time });
          else if (what.kind === 'pass') time += what.ms;
          else if (what.kind === 'look') sessions.look();
          else {
            const asked = opened.at(-1 - what.which);
            if (!asked) continue;
            const alive = what.which === 0 && time - asked.used < SESSION_IDLE_MS && time - asked.since < SESSION_LONGEST_MS;
            expect(sessions.check(asked.token, what.used)).toBe(alive);
            // What has ended stays ended.
            if (!alive) asked.since = Number.NEGATIVE_INFINITY;
            else if (what.used) asked.used = time;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
