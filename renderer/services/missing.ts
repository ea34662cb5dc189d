export type MissingKind = 'picture' | 'audio' | 'translation';

/** Tells the handler that a visitor met something that was not there, so that the health page counts it. Never fails. */
export async function reportMissing(kind: MissingKind, what: string): Promise<void> {
  try {
    await fetch('/api/missing', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, what }),
      keepalive: true,
    });
  } catch {
    // A report that cannot be made must not become a second fault on the visitor's screen.
  }
}
