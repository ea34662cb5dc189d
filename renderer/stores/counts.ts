import { defineStore } from 'pinia';
import { COUNTS_MAX, type Count } from '../../media/schema/statistics.ts';
import { sendCounts } from '../services/counts.ts';

/** What was counted goes out this long after the first of it, in milliseconds. */
export const SEND_AFTER_MS = 10_000;

/** As above after the kiosk could not keep it: a full disk is not asked every ten seconds. */
export const SEND_AGAIN_AFTER_MS = 60_000;

/** What is counted of visits: no more than a kind and an id of ours, forgotten here as soon as it was sent. */
export const useCountsStore = defineStore('counts', () => {
  let waiting: Count[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(after: number): void {
    timer ??= setTimeout(() => void send(), after);
  }

  /** Counts one thing. What is more than one report holds is left out. */
  function count(one: Count): void {
    if (waiting.length >= COUNTS_MAX) return;
    waiting.push(one);
    plan(SEND_AFTER_MS);
  }

  /** Sends at once what waits. */
  async function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const sent = waiting;
    waiting = [];
    if ((await sendCounts(sent)) !== 'later') return;
    waiting = [...sent, ...waiting].slice(0, COUNTS_MAX);
    clearTimeout(timer);
    timer = undefined;
    plan(SEND_AGAIN_AFTER_MS);
  }

  return { count, send };
});
