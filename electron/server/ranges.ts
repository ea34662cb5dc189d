/** What a Range header asks of a representation; both ends of a part are included. */
export type RangeOutcome =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

const WHOLE: RangeOutcome = { kind: 'whole' };
const UNSATISFIABLE: RangeOutcome = { kind: 'unsatisfiable' };

/**
 * Reads a Range header by RFC 9110, section 14. What is not a valid `bytes` range is ignored (14.2), and several
 * ranges are answered with the whole, as a server may (14.2), unless none of them can be satisfied.
 *
 * @param size of the representation in bytes
 */
export function parseRange(header: string | null, size: number): RangeOutcome {
  const set = /^bytes=(.*)$/i.exec(header ?? '')?.[1];
  if (set === undefined) return WHOLE;
  // Empty members of a list are to be ignored, and blanks may stand around its commas (5.6.1).
  const specs = set.split(',').map((spec) => spec.replace(/^[ \t]+|[ \t]+$/g, '')).filter((spec) => spec !== '');
  const outcomes = specs.map((spec) => parseOne(spec, size));
  const [first] = outcomes;
  if (first === undefined || outcomes.includes(undefined)) return WHOLE;
  if (outcomes.every((outcome) => outcome?.kind === 'unsatisfiable')) return UNSATISFIABLE;
  return outcomes.length === 1 ? first : WHOLE;
}

/** One range-spec (14.1.1), or undefined when it is not valid. */
function parseOne(spec: string, size: number): RangeOutcome | undefined {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return suffix(Number(last), size);
  const start = Number(first);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) return UNSATISFIABLE;
  return { kind: 'part', start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/** A suffix is satisfiable unless it is 0 (14.1.2); of nothing it is nothing, which no Content-Range can say. */
function suffix(length: number, size: number): RangeOutcome {
  if (length === 0) return UNSATISFIABLE;
  if (size === 0) return WHOLE;
  return { kind: 'part', start: Math.max(0, size - length), end: size - 1 };
}
