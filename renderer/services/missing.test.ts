import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportMissing } from './missing.ts';

describe('reportMissing', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('posts what was missing', async () => {
    const fetch = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));
    vi.stubGlobal('fetch', fetch);
    await reportMissing('audio', 'lei-river.en');
    expect(fetch).toHaveBeenCalledWith('/api/missing', expect.objectContaining({ method: 'POST', body: '{"kind":"audio","what":"lei-river.en"}' }));
  });

  it('does not fail when nobody takes the report', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(reportMissing('picture', 'x')).resolves.toBeUndefined();
  });
});
