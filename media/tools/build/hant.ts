import { ConverterBuilder } from 'opencc-js/core';
import * as Locale from 'opencc-js/preset/cn2t';
import type { Link, Run } from '../../schema/index.ts';
import { splitterOf } from '../text/known-words.ts';

/** A name in both scripts, as the tables hold it. */
export interface Name {
  readonly hans: string;
  readonly hant: string;
}

export interface HantSource {
  /** Names of people, units and places. */
  readonly names: readonly Name[];
  /** Reviewed exceptions, zh-Hans phrase to zh-Hant phrase. They win over everything. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** The name behind a link, where it leads to somebody or something named. */
  nameOf(link: Link): Name | undefined;
}

/** Turns texts from simplified into traditional characters. */
export interface HantConverter {
  text(hans: string): string;
  run<R extends Run>(run: R): R;
}

/** Traditional Chinese is set with corner brackets, which also stand right in vertical lines. */
const QUOTES: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };

/**
 * `tw` among OpenCC's forms: the traditional faces that ship with the kiosk draw Taiwan's standard forms, and most who
 * read traditional characters here (families of the Tenth Army's soldiers) were taught them; `t` is an intermediate
 * form with shapes that nobody prints (爲, 衆), `hk` prints 羣 and 麪. Without phrase conversion (`twp`): the words stay ours.
 */
const toTaiwan = ConverterBuilder(Locale)({ from: 'cn', to: 'tw' });

function convert(hans: string): string {
  return toTaiwan(hans).replace(/[“”‘’]/g, (quote) => QUOTES[quote] ?? quote);
}

/** A name of one character would be found inside other words. */
const NAME_MIN_CHARACTERS = 2;

/**
 * Converts with what a converter cannot know: exceptions first, then names from the tables wherever they stand, then
 * OpenCC, so that 余秋雨 stays 余秋雨. Pure: the same source gives the same converter.
 */
export function createHantConverter(source: HantSource): HantConverter {
  const exceptions = pattern(Object.entries(source.exceptions));
  const names = pattern(source.names.filter(({ hans }) => [...hans].length >= NAME_MIN_CHARACTERS).map(({ hans, hant }) => [hans, hant]));

  function through(hans: string, own: Replacement): string {
    return exceptions(hans, (rest) => own(rest, (other) => names(other, convert)));
  }

  return {
    text: (hans) => through(hans, (rest, next) => next(rest)),
    run(run) {
      const name = run.link && source.nameOf(run.link);
      const own = name && run.link?.kind === 'person' ? pattern(partsOf(name)) : name ? pattern([[name.hans, name.hant]]) : undefined;
      return { ...run, text: through(run.text, own ?? ((rest, next) => next(rest))) };
    },
  };
}

/** Replaces what it knows in a text and hands every stretch between to the next one. */
type Replacement = (text: string, next: (rest: string) => string) => string;

function pattern(pairs: readonly (readonly [string, string])[]): Replacement {
  const known = new Map(pairs);
  const split = splitterOf(known.keys());
  return (text, next) =>
    split(text)
      .map((part, index) => (index % 2 === 1 ? (known.get(part) ?? part) : part === '' ? '' : next(part)))
      .join('');
}

/** A person is also linked by surname (余团长) or given name: the parts of the name, where both scripts divide alike. */
function partsOf({ hans, hant }: Name): [string, string][] {
  const from = [...hans];
  const to = [...hant];
  if (from.length !== to.length) return [[hans, hant]];
  const parts: [string, string][] = [];
  for (let cut = 1; cut < from.length; cut += 1) {
    parts.push([from.slice(0, cut).join(''), to.slice(0, cut).join('')], [from.slice(cut).join(''), to.slice(cut).join('')]);
  }
  return [...parts, [hans, hant]];
}
