import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PANEL_ADDRESSES } from '../../media/schema/index.ts';
import { writePin } from '../curator/pin.ts';
import { LONGEST_DELAY_S } from '../curator/tries.ts';
import { realDisk } from '../library/disk.ts';
import { createFixture } from './suite/fixture.ts';
import type { Fixture } from './suite/fixture.ts';

const PIN = '470681';
const ADDRESSES = Object.values(PANEL_ADDRESSES);

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
  await writePin(fixture.data, PIN, realDisk, { N: 2, r: 1, p: 1 });
});
afterEach(() => fixture.remove());

const ask = (path: string, init: RequestInit = {}) => fixture.handler(new Request(`kiosk://exhibition${path}`, init));
const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

describe('the panel', () => {
  it('stands ten thousand requests at once, and then opens to the PIN', async () => {
    const answers = await Promise.all(Array.from({ length: 10_000 }, (_, number) =>
      number % 2 === 0
        ? ask(PANEL_ADDRESSES.session, { method: 'POST', body: JSON.stringify({ pin: String(number).padStart(6, '0') }) })
        : ask(ADDRESSES[number % ADDRESSES.length] ?? '', { headers: { Authorization: `Panel ${number}` } })));
    const counts: Record<number, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    expect(Object.keys(counts).map(Number).filter((status) => ![200, 401, 405, 429].includes(status))).toEqual([]);
    expect(counts[429]).toBe(5_000 - 4);
    fixture.pass(5_000);
    expect((await ask(PANEL_ADDRESSES.session, { method: 'POST', body: JSON.stringify({ pin: PIN }) })).status).toBe(200);
    // An entry for each PIN that was looked at, and not for each that was sent.
    expect((await fixture.deps.curator.audit.last(10_000)).map(({ what }) => what)).toEqual(['panel.opened', 'pin.wrong', 'pin.wrong', 'pin.wrong', 'pin.wrong']);
  });

  it('never breaks over what it is sent, and opens to the PIN afterwards', async () => {
    const { token } = fixture.deps.curator.sessions.open();
    const told = [PANEL_ADDRESSES.session, PANEL_ADDRESSES.reset, PANEL_ADDRESSES.pin, PANEL_ADDRESSES.settings, PANEL_ADDRESSES.mute, PANEL_ADDRESSES.cleaning, `${PANEL_ADDRESSES.messages}/x`];
    const names = fc.constantFrom('pin', 'next', 'on', 'state', 'idleSeconds', 'openingHours', 'kiosk', '__proto__', 'constructor', 'toString');
    const odd = fc.oneof(fc.string(), fc.json(), fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })).map((value) => JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...told), odd, async (path, body) => {
        const answer = await ask(path, { method: 'POST', body, headers: { Authorization: `Panel ${token}` } });
        // By chance it may be settings, or {"on": true}.
        expect([200, 400, 401, 403, 404, 413, 429]).toContain(answer.status);
        if (answer.status !== 200) expect(await codeOf(answer)).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 400 },
    );
    expect(fixture.lines.filter((line) => line.includes('internal'))).toEqual([]);
    fixture.pass(LONGEST_DELAY_S * 1000);
    expect((await ask(PANEL_ADDRESSES.session, { method: 'POST', body: JSON.stringify({ pin: PIN }) })).status).toBe(200);
  });
});
