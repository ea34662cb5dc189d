import { defineStore } from 'pinia';
import { reportMissing, type MissingKind } from '../services/missing.ts';

/** What visitors met that was not there. Each thing is reported once for each time the page is loaded. */
export const useMissingStore = defineStore('missing', () => {
  const reported = new Set<string>();

  function report(kind: MissingKind, what: string): void {
    const key = `${kind} ${what}`;
    if (reported.has(key)) return;
    reported.add(key);
    void reportMissing(kind, what);
  }

  return { report };
});
