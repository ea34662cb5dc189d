import type { Labels } from '../../media/schema/labels.ts';
import { LANGUAGES, type Language } from '../../media/schema/language.ts';

/** So many things are said of what has the focus; more would keep whoever moves on waiting. */
const SAID_MAX = 5;
/** Marks between the parts of a name: “看大图：渡口”, “1944年6月23日，第1日”. */
const PARTS = /[：，。；·:;,]\s*/;

/** Part of a sound file, in seconds. */
export interface Clip {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** The language in which an element is written; of a screen, its title. */
export function languageOf(element: Element): Language {
  const written = element.matches('main') ? (element.querySelector('h1') ?? element) : element;
  const tag = written.closest<HTMLElement>('[lang]')?.lang;
  return LANGUAGES.find((language) => language === tag) ?? LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'zh-Hans';
}

/** The words of an element in the order in which they are seen; hidden ones are left out. */
function wordsIn(element: Element): string[] {
  const words: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('[aria-hidden="true"]')) words.push(node.textContent ?? '');
  }
  return words;
}

/**
 * What is to be said of an element, in pieces: words as they are shown, or keys such as `person:yang-jihe` and
 * `word:spokenOn`. Of a screen it is its title.
 */
export function namesOf(element: Element): string[] {
  const { dataset, ariaLabel } = element as HTMLElement;
  if (element.matches('main')) return [...element.querySelectorAll('h1')].slice(0, 1).flatMap(wordsIn);
  const record = /^(person|place|unit|exhibit|accounts) ([a-z0-9-]+)/.exec(dataset['returns'] ?? '');
  if (record) return [`${record[1] ?? ''}:${record[2] ?? ''}`];
  if (dataset['sentence'] !== undefined) return ['word:spokenText'];
  const isNote = element.matches('[role="dialog"], [role="dialog"] > [tabindex="0"]') && !element.matches('[aria-modal="true"]');
  const pressed = element.getAttribute('aria-pressed');
  return [
    ...(isNote ? ['word:spokenNote'] : []),
    ...(ariaLabel === null ? wordsIn(element) : [ariaLabel]),
    element.getAttribute('aria-valuetext') ?? '',
    ...(pressed === null ? [] : [pressed === 'true' ? 'word:spokenOn' : 'word:spokenOff']),
  ];
}

function tidy(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** The clips of names; a name that is not spoken as a whole is spoken in its parts, as far as they are. */
export function clipsOf(names: readonly string[], { clips, files }: Labels): Clip[] {
  const found = (name: string): Clip[] => {
    const clip = Object.hasOwn(clips, name) ? clips[name] : undefined;
    const file = clip && files[clip[0]];
    return clip && file !== undefined ? [{ file, from: clip[1], to: clip[2] }] : [];
  };
  return names
    .map(tidy)
    .filter((name) => name !== '')
    .flatMap((name) => {
      const whole = found(name);
      return whole.length > 0 ? whole : name.split(PARTS).flatMap((part) => found(tidy(part)));
    })
    .slice(0, SAID_MAX);
}
