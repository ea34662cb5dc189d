import type { HistoryState, RouterHistory } from 'vue-router';
import { afterPaint } from './composables/after-paint.ts';

interface Entry {
  readonly kind: 'push' | 'replace';
  readonly to: string;
  readonly data: HistoryState | undefined;
}

/**
 * A history whose entries reach the browser once the next screen is painted: writing them takes the browser longer
 * than drawing a small screen, and no visitor sees an address. Whoever goes back or forward finds them all written.
 */
export function deferredHistory(real: RouterHistory, later: (act: () => void) => void = afterPaint): RouterHistory {
  let waiting: Entry[] = [];

  function write(): void {
    const entries = waiting;
    waiting = [];
    for (const { kind, to, data } of entries) real[kind](to, data);
  }

  function put(kind: Entry['kind'], to: string, data: HistoryState | undefined): void {
    if (waiting.length === 0) later(write);
    waiting.push({ kind, to, data });
  }

  return {
    base: real.base,
    get location() {
      return waiting.at(-1)?.to ?? real.location;
    },
    get state() {
      const last = waiting.at(-1);
      if (!last) return real.state;
      if (last.kind === 'replace') return { ...real.state, ...last.data };
      return { ...last.data, back: waiting.at(-2)?.to ?? real.location, current: last.to };
    },
    push: (to, data) => { put('push', to, data); },
    replace: (to, data) => { put('replace', to, data); },
    go: (delta, triggerListeners) => {
      write();
      real.go(delta, triggerListeners);
    },
    listen: (callback) => real.listen(callback),
    createHref: (location) => real.createHref(location),
    destroy: () => {
      write();
      real.destroy();
    },
  };
}
