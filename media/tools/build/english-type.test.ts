import { expect, it } from 'vitest';
import { englishType } from './english-type.ts';

it.each([
  ['… to hold Hengyang …', '... to hold Hengyang ...'],
  ['from 22 June to 8 August 1944', 'from 22\u00a0June to 8\u00a0August 1944'],
  ['in 1944 May came', 'in 1944 May came'],
  ['Operation Ichi-Go, Chiang Kai-shek, forty-eight', 'Operation Ichi-\u2060Go, Chiang Kai-shek, forty-eight'],
  ['“Iron and Blood Barrier”', '“Iron and Blood Barrier”'],
])('prints %s', (written, printed) => {
  expect(englishType(written)).toBe(printed);
});

it('leaves what is printed as it is', () => {
  const printed = englishType("8 August, the army's last … Ichi-Go");
  expect(englishType(printed)).toBe(printed);
});
