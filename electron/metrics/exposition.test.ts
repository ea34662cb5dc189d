import fc from 'fast-check';
import parseText from 'parse-prometheus-text-format';
import { expect, it } from 'vitest';
import { expositionOf } from './exposition.ts';

const gauge = (value: number, labels: Record<string, string> = {}) => expositionOf([{ name: 'x', help: 'X.', type: 'gauge', samples: [{ labels, value }] }]);

it('writes help, type and samples, each line ended', () => {
  expect(gauge(1, { place: 'second hall' })).toBe('# HELP x X.\n# TYPE x gauge\nx{place="second hall"} 1\n');
  expect(expositionOf([{ name: 'y_total', help: 'a\\b\nc', type: 'counter', samples: [{ value: 0 }] }])).toBe('# HELP y_total a\\\\b\\nc\n# TYPE y_total counter\ny_total 0\n');
});

it('leaves out what is not known', () => {
  expect(expositionOf([{ name: 'x', help: 'X.', type: 'gauge', samples: [] }])).toBe('');
});

it('writes every number as the format has it', () => {
  expect([Infinity, -Infinity, NaN, 1.5e21, 0.1].map((value) => gauge(value).split('\n')[2])).toEqual(['x +Inf', 'x -Inf', 'x NaN', 'x 1.5e+21', 'x 0.1']);
});

it('takes no name that the format does not know', () => {
  for (const name of ['', '1x', 'x-y', 'x y', '湖']) expect(() => expositionOf([{ name, help: '', type: 'gauge', samples: [{ value: 1 }] }])).toThrow('no name');
  for (const label of ['__x', 'a:b', 'a-b', '']) expect(() => gauge(1, { [label]: '' })).toThrow('no name');
});

it('is read by another parser as it was meant, whatever a curator calls a place', () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\\', '\n', '}', ',', '=', '#', ' ', '\\n', '堂'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), minLength: 1 });
  fc.assert(fc.property(text, text, fc.double({ noNaN: true, noDefaultInfinity: true }), (place, kiosk, value) => {
    const [metric, ...others] = parseText(gauge(value, { place, kiosk }));
    expect(others).toEqual([]);
    expect(metric?.metrics[0]?.labels).toEqual({ place, kiosk });
    expect(Number(metric?.metrics[0]?.value)).toBe(value === 0 ? 0 : value);
  }), { numRuns: 500 });
});
