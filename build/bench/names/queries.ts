import { polyphonic } from 'pinyin-pro';
import type { Named } from '../../../media/tools/build/search/names.ts';
import { spellingsOf } from '../../../media/tools/build/search/spellings.ts';
import { numberSyllables } from '../../../media/tools/narrate/pinyin.ts';
import { seeded } from './random.ts';

/** A query, and whom it is meant to bring. */
export interface Label {
  readonly kind: Kind;
  readonly text: string;
  readonly id: string;
}

/** How many queries there are of each kind: 500. */
const KINDS = {
  pinyin: 100, umlaut: 20, initials: 50, 'surname-and-initials': 40, given: 30, 'letter-missing': 30, 'letter-added': 30, 'letter-changed': 30, 'letters-swapped': 30,
  traditional: 40, simplified: 20, polyphone: 40, wade: 40,
} as const;
type Kind = keyof typeof KINDS;

/** A query counts only where at most so many people fit it as well as the one who is meant: nobody could tell them apart. */
const TWINS_MAX = 5;

/** How a person can be asked for, worked out here once more and apart from the index. */
interface Spelled {
  readonly person: Named;
  readonly syllables: readonly string[];
  readonly surnameSize: number;
}

function spell(person: Named): Spelled {
  const hans = [...person.name['zh-Hans']];
  const syllables = (numberSyllables(person.pinyin, hans.length) ?? []).map((syllable) => syllable.slice(0, -1));
  const surname = person.pinyin.split(' ')[0] ?? '';
  const surnameSize = numberSyllables(surname, 2) ? 2 : 1;
  return { person, syllables, surnameSize };
}

const typed = (syllables: readonly string[]): string => syllables.join('').replaceAll('ü', 'v');
const wadeOf = (syllables: readonly string[]): string => syllables.map((syllable) => (spellingsOf(syllable)?.wade ?? syllable).replaceAll('ü', 'u')).join('');
const initial = (syllable: string): string => syllable.charAt(0);

/** What a kind of query would be for a person who is read so; undefined where there is none. */
function exactQuery(kind: Kind, { person, syllables, surnameSize }: Spelled): string | undefined {
  switch (kind) {
    case 'umlaut': return typed(syllables).includes('v') ? typed(syllables).replaceAll('v', 'u') : undefined;
    case 'initials': return syllables.length > 2 ? syllables.map(initial).join('') : undefined;
    case 'surname-and-initials': return typed(syllables.slice(0, surnameSize)) + syllables.slice(surnameSize).map(initial).join('');
    case 'given': return syllables.length - surnameSize > 1 ? typed(syllables.slice(surnameSize)) : undefined;
    case 'traditional': return person.name['zh-Hant'] === person.name['zh-Hans'] ? undefined : person.name['zh-Hant'];
    case 'simplified': return person.name['zh-Hans'];
    case 'wade': return wadeOf(syllables) === typed(syllables) ? undefined : wadeOf(syllables);
    default: return typed(syllables);
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function mistake(kind: Kind, text: string, random: () => number): string {
  const place = Math.floor(random() * (text.length - 1));
  const letter = LETTERS.charAt(Math.floor(random() * LETTERS.length));
  switch (kind) {
    case 'letter-missing': return text.slice(0, place) + text.slice(place + 1);
    case 'letter-added': return text.slice(0, place) + letter + text.slice(place);
    case 'letter-changed': return text.slice(0, place) + letter + text.slice(place + 1);
    default: return text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2);
  }
}

/** Whether at most one mistake parts two texts: what is before and behind it is the same. */
function oneMistake(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.length - head - tail, b.length - head - tail];
  return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head]);
}

/** A name with one of its characters read otherwise than recorded. */
function misread({ person, syllables }: Spelled, random: () => number): string | undefined {
  const others = [...person.name['zh-Hans']].map((character, at) =>
    (polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []).filter((reading) => reading !== syllables[at] && spellingsOf(reading) !== undefined));
  const places = others.flatMap((readings, at) => (readings.length > 0 ? [at] : []));
  const at = places[Math.floor(random() * places.length)];
  const reading = at === undefined ? undefined : others[at]?.[0];
  return at === undefined || reading === undefined ? undefined : typed(syllables.with(at, reading));
}

/** The labelled queries of the measures, the same for the same people and seed. */
export function labelQueries(people: readonly Named[], seed = 47): Label[] {
  const random = seeded(seed);
  const all = people.map(spell);
  const full = all.map(({ syllables }) => typed(syllables));
  const counts = new Map<Kind, Map<string, number>>();
  const countOf = (kind: Kind, text: string): number => {
    const known = counts.get(kind) ?? countTexts(all.map((each) => exactQuery(kind, each)));
    counts.set(kind, known);
    return known.get(text) ?? 0;
  };
  const twins = (kind: Kind, text: string): number => {
    if (kind === 'polyphone') return countOf('pinyin', text);
    // Whoever's whole name reads so, or begins so, is meant as well.
    if (kind === 'given' || kind === 'umlaut') return countOf(kind, text) + full.filter((other) => other.replaceAll('v', 'u').startsWith(text)).length;
    if (kind.startsWith('letter')) return full.filter((other) => oneMistake(text, other) || other.startsWith(text)).length;
    return countOf(kind, text) + (kind === 'wade' ? countOf('pinyin', text) : 0);
  };
  return Object.entries(KINDS).flatMap(([name, wanted]) => {
    const kind = name as Kind;
    const labels: Label[] = [];
    while (labels.length < wanted) {
      const target = all[Math.floor(random() * all.length)];
      const right = target && (kind === 'polyphone' ? misread(target, random) : exactQuery(kind, target));
      if (!target || right === undefined || (kind.startsWith('letter') && right.length < 6)) continue;
      const text = kind.startsWith('letter') ? mistake(kind, right, random) : right;
      if (twins(kind, text) <= TWINS_MAX) labels.push({ kind, text, id: target.person.id });
    }
    return labels;
  });
}

function countTexts(texts: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
