import { EventEmitter } from 'node:events';
import type { CDPSession } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { watchTargets } from './targets.ts';

const ORIGIN = 'http://127.0.0.1:8080';

/** The browser's session, with what the watch asked of it. */
async function watched(targetInfos: object[] = []) {
  const emitter = new EventEmitter();
  const sent: unknown[][] = [];
  const send = async (...call: unknown[]) => {
    sent.push(call);
    return { targetInfos };
  };
  const session = { on: emitter.on.bind(emitter), send } as unknown as Pick<CDPSession, 'send' | 'on'>;
  const told: string[] = [];
  const watch = await watchTargets(session, 'kiosk', ORIGIN, {
    lost: (how) => told.push(`lost: ${how}`),
    away: (where) => told.push(`away: ${where}`),
    log: (line) => told.push(line),
  });
  const closed = () => sent.filter(([method]) => method === 'Target.closeTarget').map(([, params]) => (params as { targetId: string }).targetId);
  return { emitter, told, closed, watch };
}

const target = (targetId: string, url: string, type = 'page') => ({ targetInfo: { targetId, url, type } });

test('another page is closed, and the log holds nothing of its address but the origin', async () => {
  const { emitter, told, closed } = await watched();
  emitter.emit('Target.targetCreated', target('popup', `${ORIGIN}/?key=s3cret`));
  emitter.emit('Target.targetCreated', target('odd', 'not an address'));
  await Promise.resolve();
  expect(closed()).toEqual(['popup', 'odd']);
  expect(told).toEqual([`Closed another window (${ORIGIN}).`, 'Closed another window (an address that is none).']);
});

test('the kiosk itself and what is no page stay', async () => {
  const { emitter, closed } = await watched();
  emitter.emit('Target.targetCreated', target('kiosk', ORIGIN));
  emitter.emit('Target.targetCreated', target('omnibox', 'chrome://omnibox-popup.top-chrome/a.html'));
  for (const type of ['worker', 'browser_ui', 'tab', 'iframe']) emitter.emit('Target.targetCreated', target(type, ORIGIN, type));
  expect(closed()).toEqual([]);
});

test('a sweep closes what is open already', async () => {
  const { watch, closed } = await watched([{ targetId: 'kiosk', type: 'page', url: ORIGIN }, { targetId: 'old', type: 'page', url: 'chrome://newtab/' }]);
  await watch.closeOthers();
  expect(closed()).toEqual(['old']);
});

test('crash and closing of the kiosk are told, of others not', async () => {
  const { emitter, told } = await watched();
  for (const name of ['Target.targetCrashed', 'Target.targetDestroyed']) {
    emitter.emit(name, { targetId: 'popup' });
    emitter.emit(name, { targetId: 'kiosk' });
  }
  expect(told).toEqual(['lost: the page crashed', 'lost: the window was closed']);
});

test('leaving the origin is told, moving within it not', async () => {
  const { emitter, told } = await watched();
  emitter.emit('Target.targetInfoChanged', target('kiosk', `${ORIGIN}/exhibit/lei-river`));
  emitter.emit('Target.targetInfoChanged', target('kiosk', ''));
  emitter.emit('Target.targetInfoChanged', target('kiosk', 'https://example.org/a?b'));
  emitter.emit('Target.targetInfoChanged', target('kiosk', 'data:text/html,x'));
  emitter.emit('Target.targetInfoChanged', target('kiosk', 'chrome-error://chromewebdata/'));
  emitter.emit('Target.targetInfoChanged', target('popup', 'https://example.org/'));
  expect(told).toEqual(['away: https://example.org', 'away: data:', 'away: chrome-error:']);
});
