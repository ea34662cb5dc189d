import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useMissingStore } from './missing.ts';

describe('useMissingStore', () => {
  beforeEach(() => setActivePinia(createPinia()));
  afterEach(() => vi.unstubAllGlobals());

  it('reports each thing once', () => {
    const fetch = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));
    vi.stubGlobal('fetch', fetch);
    const missing = useMissingStore();
    missing.report('picture', 'crossing');
    missing.report('picture', 'crossing');
    missing.report('audio', 'crossing');
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
