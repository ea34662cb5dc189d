/** Resolves after `ms` milliseconds, or at once when `signal` is aborted. Never rejects. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** What `work` resolves to, or `undefined` when it takes longer than `ms` milliseconds or fails. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const given = new AbortController();
  const result = await Promise.race([work.catch(() => undefined), wait(ms, given.signal).then(() => undefined)]);
  given.abort();
  return result;
}
