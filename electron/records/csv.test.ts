import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('writes no formula for a spreadsheet', () => {
  expect(csvOf(['a', 'b', 'number'], [{ a: '@x', b: 'a\nb', number: -1 }, { a: '-1', b: null, number: 2 }])).toBe('\uFEFFa,b,number\r\n\'@x,"a\nb",-1\r\n\'-1,,2\r\n');
  for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) expect(csvOf(['a'], [{ a: `${sign}cmd|calc` }])).toContain(`'${sign}`);
});

it('is read by others as it was written, formulas with an apostrophe before them', () => {
  const texts = fc.array(fc.record({ a: fc.string({ unit: 'grapheme' }), b: fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '瑔', "'", ' ') }) }), { minLength: 1 });
  fc.assert(fc.property(texts, (rows) => {
    const read: Record<string, string>[] = parse(csvOf(['a', 'b'], rows), { bom: true, columns: true, record_delimiter: '\r\n' });
    expect(read).toHaveLength(rows.length);
    rows.forEach((row, at) => {
      for (const column of ['a', 'b'] as const) {
        const cell = read[at]?.[column] ?? '';
        expect(cell === row[column] || cell === `'${row[column]}`).toBe(true);
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }
    });
  }), { numRuns: 300 });
});
