/** A number or a month that a text names. */
export interface Figure {
  /** What it may stand for, as `key` writes it: mostly one reading, two for 八点 of the evening and the like. */
  readonly keys: readonly string[];
  /** As it is written. */
  readonly shown: string;
  /** Whether the other language must name it too. A figure of speech or a guess only answers what the other one claims. */
  readonly claim: boolean;
  /** Years are named once in a text, wherever it reads best. */
  readonly year: boolean;
}

/** `n:22` for a number, `m:6` for June: 6月 is not answered by six men. */
export function key(value: number, month = false): string {
  return `${month ? 'm' : 'n'}:${Number(value.toPrecision(12))}`;
}

export function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1500 && value < 2100;
}
