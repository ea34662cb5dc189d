import type { MissingKind } from '../services/missing.ts';
import { useMissingStore } from '../stores/missing.ts';

/** For components, which know no store: reports what a visitor met that was not there. */
export function useMissing(): { report: (kind: MissingKind, what: string) => void } {
  return { report: useMissingStore().report };
}
