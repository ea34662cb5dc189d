import { expect, it } from 'vitest';
import { createProgress } from './progress.ts';

function drawn(isTTY: boolean, use: (progress: ReturnType<typeof createProgress>, tick: () => void) => void): string {
  let now = 0;
  let text = '';
  use(createProgress({ isTTY, write: (piece) => (text += piece) }, () => now), () => (now += 1000));
  return text;
}

it('draws a bar on a terminal and clears it', () => {
  const text = drawn(true, (progress, tick) => {
    progress.show(0.5, 50);
    progress.show(0.6, 60);
    tick();
    progress.show(1, 100);
    progress.end();
  });
  expect(text).toBe(`\r[${'#'.repeat(15)}${'.'.repeat(15)}] 50 %, 50 rows\r[${'#'.repeat(30)}] 100 %, 100 rows\r\u001B[K`);
});

it('writes plain lines elsewhere, one for each tenth', () => {
  const text = drawn(false, (progress) => {
    for (const share of [0.05, 0.11, 0.12, 0.35, 1]) progress.show(share, share * 100);
    progress.end();
  });
  expect(text).toBe('10 %, 11 rows\n30 %, 35 rows\n');
});
