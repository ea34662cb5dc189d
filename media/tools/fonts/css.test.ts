import { describe, expect, it } from 'vitest';
import { formatFontsCss, formatUnicodeRange } from './css.ts';

describe('formatUnicodeRange', () => {
  it('joins neighbours and keeps what stands alone', () => {
    expect(formatUnicodeRange([0x43, 0x41, 0x42, 0x4e00, 0x41], 1)).toEqual(['U+41-43', 'U+4E00']);
  });

  it('joins what is near, not what is far', () => {
    expect(formatUnicodeRange([0x20, 0x120, 0x4e00, 0x51ff, 0x56ff], 0x400)).toEqual(['U+20-120', 'U+4E00-51FF', 'U+56FF']);
  });

  it('has nothing to say of no characters', () => {
    expect(formatUnicodeRange([])).toEqual([]);
  });
});

describe('formatFontsCss', () => {
  it('writes one rule for each file, addresses relative', () => {
    const css = formatFontsCss([
      { family: 'Kiosk Serif', weight: 400, file: 'a.woff2', codePoints: [0x41] },
      { family: 'Kiosk Serif', weight: 600, file: 'b.woff2', codePoints: [0x8012] },
    ]);
    expect(css.match(/@font-face/g)).toHaveLength(2);
    expect(css).toContain("font-family: 'Kiosk Serif';\n  font-style: normal;\n  font-weight: 600;");
    expect(css).toContain("src: url('./b.woff2') format('woff2');\n  unicode-range: U+8012;");
    expect(css).toContain('font-display: block;');
    expect(css).not.toMatch(/url\('?(https?:)?\/\//);
  });

  it('breaks long lists of ranges over lines', () => {
    const codePoints = Array.from({ length: 9 }, (_, index) => index * 0x1000);
    expect(formatFontsCss([{ family: 'F', weight: 400, file: 'f.woff2', codePoints }])).toContain('U+7000,\n    U+8000;');
  });
});
