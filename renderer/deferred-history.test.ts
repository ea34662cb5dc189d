import { expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import { deferredHistory } from './deferred-history.ts';

function history() {
  const real = createMemoryHistory();
  const due: (() => void)[] = [];
  return { real, due, deferred: deferredHistory(real, (act) => void due.push(act)) };
}

it('tells at once where one is, and writes it later', () => {
  const { real, due, deferred } = history();
  real.push('/chapters');
  deferred.push('/exhibit/veterans', { scroll: null });
  expect(deferred.location).toBe('/exhibit/veterans');
  expect(deferred.state).toEqual({ scroll: null, back: '/chapters', current: '/exhibit/veterans' });
  expect(real.location).toBe('/chapters');
  for (const act of due) act();
  expect(real.location).toBe('/exhibit/veterans');
  expect(deferred.location).toBe('/exhibit/veterans');
});

it('writes several in their order, by one task', () => {
  const { real, due, deferred } = history();
  deferred.push('/chapters');
  deferred.push('/people');
  deferred.replace('/about', { position: 2 });
  expect(deferred.location).toBe('/about');
  expect(deferred.state).toMatchObject({ position: 2 });
  expect(due).toHaveLength(1);
  due[0]?.();
  expect(real.location).toBe('/about');
  real.go(-1);
  expect(real.location).toBe('/chapters');
});

it('goes back from what was not written yet', () => {
  const { deferred } = history();
  deferred.push('/chapters');
  deferred.push('/people');
  expect(deferred.state['back']).toBe('/chapters');
  deferred.go(-1);
  expect(deferred.location).toBe('/chapters');
});

it('tells what is gone to, and leaves nothing behind', () => {
  const { real, due, deferred } = history();
  const told: string[] = [];
  deferred.listen((to) => void told.push(to));
  deferred.push('/chapters');
  deferred.go(-1);
  expect(told).toEqual(['']);
  deferred.push('/people');
  deferred.destroy();
  for (const act of due) act();
  expect(real.location).toBe('');
});
