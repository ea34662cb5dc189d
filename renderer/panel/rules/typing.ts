/** Digits with a mark after the first two, as far as they are typed: `0930` is `09:30`, `088` is `08-8`. */
export function marked(digits: string, mark: ':' | '-'): string {
  const four = digits.replace(/\D/g, '').slice(0, 4);
  return four.length <= 2 ? four : `${four.slice(0, 2)}${mark}${four.slice(2)}`;
}

/** Text without its last character; a mark that was set by itself goes with it. */
export function shortened(text: string): string {
  return text.slice(0, -1).replace(/[:-]$/, '');
}
