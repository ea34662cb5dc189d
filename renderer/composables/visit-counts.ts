import { COUNTED_SCREENS, VISIT_MINUTES, type Count } from '../../media/schema/statistics.ts';

type Minutes = Extract<Count, { kind: 'minutes' }>['what'];

const MINUTE_MS = 60_000;

/** Where no visit is: nobody is there, or a curator. */
const NO_VISIT: ReadonlySet<string> = new Set(['attract', 'panel']);

/** Screens that have another name in their address while they are the same to a visitor. */
const SAME_SCREEN: Readonly<Record<string, string>> = { siegeDay: 'siege', unit: 'units' };

function isCountedScreen(name: string): name is (typeof COUNTED_SCREENS)[number] {
  return (COUNTED_SCREENS as readonly string[]).includes(name);
}

/** The column of a visit of `ms` milliseconds. */
export function minutesOf(ms: number): Minutes {
  const longest = VISIT_MINUTES.find((minutes) => ms <= minutes * MINUTE_MS);
  return longest === undefined ? 'more' : (String(longest) as Minutes);
}

/** Whether an address belongs to a visit. */
export function isVisit(screen: string): boolean {
  return screen !== '' && !NO_VISIT.has(screen);
}

/** What opening a screen counts; undefined for those that are only steps, such as the welcome. */
export function countOfScreen(screen: string, id: string | undefined): Count | undefined {
  const name = SAME_SCREEN[screen] ?? screen;
  if (name === 'exhibit') return id === undefined ? undefined : { kind: 'exhibit', what: id };
  if (name === 'person') return { kind: 'person', what: '' };
  return isCountedScreen(name) ? { kind: 'screen', what: name } : undefined;
}

export interface SearchCounter {
  /** A list for a text has come. */
  listed(text: string, total: number): void;
  /** The text was cleared or its screen left. @returns what the search came to, once. */
  settled(): Count | undefined;
  /** The next visitor looks for somebody else. */
  forget(): void;
}

/**
 * One count for each search, and not for each key: what it came to when it was whole. Taking letters away again does not
 * change that. The text stays here, and is only compared.
 */
export function createSearchCounter(): SearchCounter {
  let last: { text: string; found: boolean } | undefined;
  let counted = '';
  return {
    listed(text, total) {
      if (text !== '' && !last?.text.startsWith(text)) last = { text, found: total > 0 };
    },
    settled() {
      const search = last;
      last = undefined;
      if (!search || search.text === counted) return undefined;
      counted = search.text;
      return { kind: search.found ? 'search' : 'search-empty', what: '' };
    },
    forget() {
      last = undefined;
      counted = '';
    },
  };
}
