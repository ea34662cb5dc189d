import { describe, expect, it } from 'vitest';
import { explainWeakness, weaknessOf } from './pin-strength.ts';

describe('a PIN', () => {
  it.each(['', '12345', '1234567890123', '47068a', '４７０６８１', ' 470681', '470681\n', '-470681', '4706.81'])('%j has not the length, or not the digits', (pin) => {
    expect(weaknessOf(pin)).toBe('length');
  });

  it.each([
    '000000', '999999999999', '123456', '234567', '890123', '654321', '210987', '135791', '864208', '121212', '123123', '12341234', '12312312', '4747474', '112233', '123321',
    '19440622', '19440808', '440808', '147258', '789456', '5201314', '666888',
  ])('%s is trivial', (pin) => {
    expect(weaknessOf(pin)).toBe('trivial');
  });

  it.each(['470681', '902814', '135790246', '112358', '00000047'])('%s is taken', (pin) => {
    expect(weaknessOf(pin)).toBeUndefined();
  });

  it('is rarely refused when it is chosen by chance', () => {
    const pins = Array.from({ length: 10_000 }, (_, index) => String(index * 99 + 7).padStart(6, '0'));
    expect(pins.filter((pin) => weaknessOf(pin) !== undefined).length).toBeLessThan(50);
  });
});

it('says what to do', () => {
  expect(explainWeakness('length')).toContain('6 to 12 digits');
  expect(explainWeakness('trivial')).toContain('follow no pattern');
});
