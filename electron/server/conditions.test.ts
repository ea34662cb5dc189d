import { describe, expect, it } from 'vitest';
import { checkConditions, rangeApplies } from './conditions.ts';

const etag = '"abc"';
const check = (headers: Record<string, string>) => checkConditions(new Headers(headers), etag);

describe('checkConditions (RFC 9110, section 13)', () => {
  it.each(['"abc"', 'W/"abc"', '*', '"x", "abc"', '"x" , W/"abc"', '"a,b","abc"'])('If-None-Match %s is fulfilled', (value) => {
    expect(check({ 'If-None-Match': value })).toBe('not-modified');
  });

  it.each(['"x"', 'abc', '"ABC"', '"x,"', ''])('If-None-Match %s is not', (value) => {
    expect(check({ 'If-None-Match': value })).toBe('go-on');
  });

  it.each(['"abc"', '*', '"x", "abc"'])('If-Match %s lets the request pass', (value) => {
    expect(check({ 'If-Match': value })).toBe('go-on');
  });

  it.each(['"x"', 'W/"abc"', 'abc'])('If-Match %s stops it', (value) => {
    expect(check({ 'If-Match': value })).toBe('failed');
  });

  it('looks at If-Match first', () => {
    expect(check({ 'If-Match': '"x"', 'If-None-Match': '"abc"' })).toBe('failed');
  });

  it('knows no dates, since a generation has none', () => {
    expect(check({ 'If-Modified-Since': 'Tue, 08 Aug 2045 00:00:00 GMT' })).toBe('go-on');
  });
});

describe('rangeApplies (RFC 9110, section 13.1.5)', () => {
  it.each([
    [null, true],
    ['"abc"', true],
    ['"x"', false],
    ['W/"abc"', false],
    ['abc', false],
    ['*', false],
    ['"abc", "x"', false],
    ['Tue, 08 Aug 1944 00:00:00 GMT', false],
  ])('If-Range %s: %s', (value, expected) => {
    expect(rangeApplies(new Headers(value === null ? {} : { 'If-Range': value }), etag)).toBe(expected);
  });
});
