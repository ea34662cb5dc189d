/** A font file as the style sheet names it. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly codePoints: Iterable<number>;
}

/** Ranges closer than this are written as one: a range that claims a little too much costs nothing, a long list does. */
const JOIN_CODE_POINTS = 0x400;
const RANGES_PER_LINE = 8;

/** Code points as a `unicode-range` (CSS Fonts 4), ascending, near ones joined. */
export function formatUnicodeRange(codePoints: Iterable<number>, join = JOIN_CODE_POINTS): string[] {
  const ranges: { first: number; last: number }[] = [];
  for (const point of [...codePoints].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && point - open.last <= join) open.last = point;
    else ranges.push({ first: point, last: point });
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return ranges.map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`));
}

/** The style sheet of all faces. Addresses are relative to it; a face that loads blocks its text, so nothing jumps. */
export function formatFontsCss(files: readonly FontFile[]): string {
  return `/* Written by "npm run content -- fonts". */\n${files.map(formatFace).join('\n')}`;
}

function formatFace({ family, weight, file, codePoints }: FontFile): string {
  const ranges = formatUnicodeRange(codePoints);
  const lines = Array.from({ length: Math.ceil(ranges.length / RANGES_PER_LINE) }, (_, line) =>
    ranges.slice(line * RANGES_PER_LINE, (line + 1) * RANGES_PER_LINE).join(', '),
  );
  return [
    '@font-face {',
    `  font-family: '${family}';`,
    '  font-style: normal;',
    `  font-weight: ${weight};`,
    '  font-display: block;',
    `  src: url('./${file}') format('woff2');`,
    `  unicode-range: ${lines.join(',\n    ')};`,
    '}',
    '',
  ].join('\n');
}
