// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import { ADDRESSES, isViewAddress } from './addresses.ts';
import { createKioskRouter } from './router.ts';

const router = createKioskRouter(createMemoryHistory());

describe('the addresses of the views', () => {
  it.each(Object.entries(ADDRESSES))('%s stands at %s, for the server too', (name, address) => {
    const path = address.replace(/:[a-z]+/g, 'some-id');
    expect(router.resolve(path).name).toBe(name);
    expect(isViewAddress(path)).toBe(true);
  });

  it('leads back to the beginning from anywhere else', async () => {
    await router.push('/no/such/place');
    expect(router.currentRoute.value.name).toBe('attract');
  });

  it('hands the parts of an address to the view', () => {
    expect(router.resolve('/exhibit/lei-river/picture/crossing').params).toEqual({ id: 'lei-river', picture: 'crossing' });
  });
});
