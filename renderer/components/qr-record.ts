import { encode } from 'uqr';

/**
 * Largest code, as a version of ISO/IEC 18004, and its error correction: version 25 has 117 modules a side and holds 997
 * bytes at level M, which survives a scratch or a reflection on 15 % of it. With its quiet zone on 500 px of a screen
 * whose short side is 1080 a module has 4 px, about a millimetre on a 27-inch screen: phones read half of that.
 */
export const QR_MAX_VERSION = 25;
const QR_ECC = 'M';
const QR_MAX_BYTES = 997;

/** Empty modules round a code; the standard asks for four. */
const QUIET_ZONE = 4;

export interface Modules {
  /** Modules a side, the quiet zone included. */
  readonly size: number;
  readonly version: number;
  readonly dark: readonly (readonly boolean[])[];
}

/** @throws RangeError when the text is longer than a code of this size holds. */
export function qrModules(text: string): Modules {
  const { size, version, data } = encode(text, { ecc: QR_ECC, maxVersion: QR_MAX_VERSION, border: QUIET_ZONE });
  return { size, version, dark: data };
}

/** The dark modules as one SVG path, a module being one unit: runs of a row are one rectangle. */
export function modulePath({ dark }: Modules): string {
  return dark
    .flatMap((row, y) => {
      const starts = row.flatMap((on, x) => (on && !row[x - 1] ? [x] : []));
      return starts.map((x) => {
        const end = row.indexOf(false, x);
        const length = (end < 0 ? row.length : end) - x;
        return `M${x} ${y}h${length}v1h-${length}z`;
      });
    })
    .join('');
}

export interface RecordText {
  /** Lines before the record: names and fields. */
  readonly head: readonly string[];
  readonly record: string;
  /** Lines after it: where it comes from. */
  readonly tail: readonly string[];
  /** What stands where something was left out. */
  readonly mark: string;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** The whole record as text, its middle shortened with a mark where a code cannot hold it. */
export function recordText({ head, record, tail, mark }: RecordText): { text: string; short: boolean } {
  const joined = (middle: string): string => [...head, middle, ...tail].filter((line) => line !== '').join('\n');
  const whole = joined(record);
  if (bytesOf(whole) <= QR_MAX_BYTES) return { text: whole, short: false };
  const characters = [...record];
  while (characters.length > 0 && bytesOf(joined(characters.join('') + mark)) > QR_MAX_BYTES) characters.pop();
  const shortened = joined(characters.join('') + mark);
  if (bytesOf(shortened) <= QR_MAX_BYTES) return { text: shortened, short: true };
  // Names and fields alone are too long: then they are cut as well.
  const lines = [...`${head.join('\n')}`];
  while (bytesOf(lines.join('') + mark) > QR_MAX_BYTES) lines.pop();
  return { text: lines.join('') + mark, short: true };
}
