import type { Count } from '../../media/schema/statistics.ts';

/** `later`: nothing of it is kept, and it can be sent again. `lost`: it must not be sent again, for it may be kept already. */
export type Counted = 'kept' | 'later' | 'lost';

/** Answers that say that nothing was kept: too many for now, and a disk that refuses. */
const LATER_STATUSES: readonly number[] = [429, 503];

/** Tells the handler what happened. Goes out also while the page ends. Never fails. */
export async function sendCounts(counts: readonly Count[]): Promise<Counted> {
  try {
    const response = await fetch('/api/counts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(counts),
      keepalive: true,
    });
    return response.ok ? 'kept' : LATER_STATUSES.includes(response.status) ? 'later' : 'lost';
  } catch {
    // Without an answer nobody knows whether it was kept: a number that is too small is better than one counted twice.
    return 'lost';
  }
}
