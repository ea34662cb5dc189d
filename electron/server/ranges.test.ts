import { describe, expect, it } from 'vitest';
import { parseRange } from './ranges.ts';

const whole = { kind: 'whole' };
const unsatisfiable = { kind: 'unsatisfiable' };
const part = (start: number, end: number) => ({ kind: 'part', start, end });

describe('parseRange (RFC 9110, section 14)', () => {
  it.each([
    ['bytes=0-0', part(0, 0)],
    ['bytes=0-99', part(0, 99)],
    ['bytes=10-19', part(10, 19)],
    ['bytes=99-99', part(99, 99)],
    // An open range goes through the end, and so does one that asks for more than there is.
    ['bytes=10-', part(10, 99)],
    ['bytes=0-', part(0, 99)],
    ['bytes=90-100', part(90, 99)],
    ['bytes=90-99999999999999999999999', part(90, 99)],
    // A suffix longer than the file is the whole file, as a part.
    ['bytes=-1', part(99, 99)],
    ['bytes=-10', part(90, 99)],
    ['bytes=-100', part(0, 99)],
    ['bytes=-101', part(0, 99)],
    // Names of units have no case; blanks and empty members may stand in a list.
    ['Bytes=0-0', part(0, 0)],
    ['bytes= 0-0', part(0, 0)],
    ['bytes=,0-0 ,', part(0, 0)],
    ['bytes=007-0010', part(7, 10)],
  ])('%s is one part', (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected);
  });

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=99999999999999999999999-', 'bytes=100-100,200-', 'bytes=-0,-00'])(
    '%s cannot be satisfied',
    (header) => {
      expect(parseRange(header, 100)).toEqual(unsatisfiable);
    },
  );

  it.each(['bytes=0-0,2-3', 'bytes=0-9,5-', 'bytes=-5, 0-4', 'bytes=0-0,200-'])('%s, several ranges, is the whole', (header) => {
    expect(parseRange(header, 100)).toEqual(whole);
  });

  it.each([
    '', 'bytes', 'bytes=', 'bytes=,', 'bytes=-', 'bytes=abc', 'bytes=1', 'bytes=5-4', 'bytes=1-2-3', 'bytes=--1', 'bytes=+1-2', 'bytes=1.0-2',
    'bytes=0x1-2', 'bytes = 0-1', ' bytes=0-1', 'bytes=0 - 1', 'bytes=0-1;', 'items=0-1', '=0-1', 'bytes=0-0,5-4', 'bytes=0-0,x', 'bytes=0-1, bytes=3-4',
    'bytes=１-２', 'bytes:0-1',
  ])('"%s" is ignored', (header) => {
    expect(parseRange(header, 100)).toEqual(whole);
  });

  it('is ignored when there is none', () => {
    expect(parseRange(null, 100)).toEqual(whole);
  });

  it('finds no byte in an empty file; a suffix of one is all of it', () => {
    expect(parseRange('bytes=0-', 0)).toEqual(unsatisfiable);
    expect(parseRange('bytes=0-0', 0)).toEqual(unsatisfiable);
    expect(parseRange('bytes=-0', 0)).toEqual(unsatisfiable);
    expect(parseRange('bytes=-5', 0)).toEqual(whole);
  });
});
