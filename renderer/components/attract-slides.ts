import type { Exhibition, ExhibitSummary } from '../../media/schema/exhibition.ts';
import type { Person } from '../../media/schema/people.ts';
import type { TimelineEvent } from '../../media/schema/timeline.ts';
import { rollOf } from './roll-sheet.ts';
import { recordOf } from './siege-days.ts';

/** What the attract loop shows for a while. */
export type Slide =
  | { readonly kind: 'board' }
  | { readonly kind: 'plate'; readonly exhibit: ExhibitSummary }
  /** A line of the timeline; `anniversary` when its day is today's. */
  | { readonly kind: 'day'; readonly event: TimelineEvent; readonly anniversary: boolean }
  /** A page of the roll; which one, the loop knows. */
  | { readonly kind: 'names'; readonly people: readonly Person[] };

export interface SlideSources {
  readonly exhibition: Exhibition;
  readonly events: readonly TimelineEvent[];
  readonly people: readonly Person[];
  /** Sections of the source that exhibits with an advisory tell of: what asks before it is shown is never shown unasked. */
  readonly grave: ReadonlySet<string>;
  /** Day of the year, `08-04`. */
  readonly today: string;
}

function part<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function platesOf(exhibition: Exhibition): Slide[] {
  return exhibition.chapters.flatMap(({ exhibits }) => exhibits.filter(({ advisory }) => !advisory).map((exhibit) => ({ kind: 'plate' as const, exhibit })));
}

/** The lines of today's day in 1944 where the record has any, otherwise the lines of every day. */
function linesOf({ exhibition, events, grave, today }: SlideSources): Slide[] {
  const { siege } = exhibition;
  const mild = events.filter(({ section }) => !grave.has(section));
  const told = (date: string) => recordOf(mild, date, siege).told;
  const ofToday = told(`${siege.from.slice(0, 4)}-${today}`);
  const lines = ofToday.length > 0 ? ofToday : mild.filter((event) => told(event.from).includes(event));
  return lines.map((event) => ({ kind: 'day' as const, event, anniversary: ofToday.length > 0 }));
}

function namesOf(people: readonly Person[]): Slide | undefined {
  const roll = rollOf(people);
  return roll.length > 0 ? { kind: 'names', people: roll } : undefined;
}

/**
 * The attract loop, round after round: the board, an exhibit, a line of the timeline, an exhibit, names. There are as
 * many rounds as it takes to show every exhibit; what there is less of comes again.
 */
export function roundsOf(sources: SlideSources): Slide[][] {
  const plates = part(platesOf(sources.exhibition), 2);
  const lines = linesOf(sources);
  const names = namesOf(sources.people);
  const rounds = Math.max(plates.length, 1);
  return Array.from({ length: rounds }, (_, round): (Slide | undefined)[] => {
    const [first, second] = plates[round] ?? [];
    return [{ kind: 'board' }, first, lines[round % lines.length], second, names];
  }).map((slides) => slides.filter((slide) => slide !== undefined));
}

/** A place in the loop. Lists that come later make rounds longer; the place stays what it is. */
export interface Place {
  readonly round: number;
  readonly step: number;
}

export function slideAt(rounds: readonly Slide[][], { round, step }: Place): Slide {
  return rounds[round % rounds.length]?.[step] ?? { kind: 'board' };
}

export function after(rounds: readonly Slide[][], { round, step }: Place): Place {
  const length = rounds[round % rounds.length]?.length ?? 1;
  return step + 1 < length ? { round, step: step + 1 } : { round: round + 1, step: 0 };
}

/** Who is remembered on a solemn day: those of the roll whom the record calls fallen, people with names before groups. */
export function remembered(people: readonly Person[]): Person[] {
  const fallen = people.filter(({ roll, fate }) => roll && fate === 'fallen');
  return [...fallen.filter(({ role }) => role !== 'group'), ...fallen.filter(({ role }) => role === 'group')];
}
