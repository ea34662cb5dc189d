import { ConverterBuilder } from 'opencc-js/core';
import * as Locale from 'opencc-js/preset/cn2t';
import { pinyin } from 'pinyin-pro';
import { spellingsOf } from '../../../media/tools/build/search/spellings.ts';
import type { Named } from '../../../media/tools/build/search/names.ts';
import { BIRTHPLACES, GIVEN, SURNAMES } from './parts.ts';
import { pickFalling, seeded } from './random.ts';

/** So many people are generated for the measures of the hall. */
const PEOPLE_COUNT = 100_000;

const ROLES = ['soldier', 'soldier', 'soldier', 'soldier', 'soldier', 'soldier', 'officer', 'civilian'] as const;
const FATES = ['fallen', 'fallen', 'not-recorded', 'died-later'] as const;
/** Shares of names with one given character, with a recorded spelling of its time, without unit, without birthplace. */
const SHARE = { short: 0.14, spelling: 0.02, noUnit: 0.2, noBirthplace: 0.4 };
const GENERATED_UNITS = 60;

const toTaiwan = ConverterBuilder(Locale)({ from: 'cn', to: 'tw' });

export const GENERATED_UNIT_LIST = Array.from({ length: GENERATED_UNITS }, (_, at) => ({
  id: `unit-${at + 1}`,
  name: { 'zh-Hans': `第${at + 1}团`, 'zh-Hant': `第${at + 1}團`, en: `Regiment ${at + 1}` },
}));

interface Part {
  readonly hans: string;
  readonly hant: string;
  readonly toned: readonly string[];
  readonly plain: readonly string[];
  readonly wade: readonly string[];
}

/** Reads every part once: the dictionary takes a fifth of a millisecond for each name. */
function reader(surname: 'head' | 'off'): (hans: string) => Part {
  const known = new Map<string, Part>();
  return (hans) => {
    const part = known.get(hans) ?? readPart(hans, surname);
    known.set(hans, part);
    return part;
  };
}

function readPart(hans: string, surname: 'head' | 'off'): Part {
  const plain = pinyin(hans, { type: 'array', surname, toneType: 'none' }).map((syllable) => syllable.normalize('NFC'));
  return { hans, hant: toTaiwan(hans), toned: pinyin(hans, { type: 'array', surname }), plain, wade: plain.map((syllable) => spellingsOf(syllable)?.wade ?? syllable) };
}

const surnamePart = reader('head');
const givenPart = reader('off');

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A part of a name as one word: a syllable that begins with a vowel behind its apostrophe. */
function joined(syllables: readonly string[]): string {
  return capital(syllables.map((syllable, at) => (at > 0 && /^[aoeāáǎàōóǒòēéěè]/.test(syllable) ? `'${syllable}` : syllable)).join(''));
}

/**
 * Invented people for measures and tests, the same for the same seed. They stand in no record, and never in `media/`.
 */
export function generatePeople(count = PEOPLE_COUNT, seed = 1944): Named[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at): Named => {
    const surname = pickFalling(SURNAMES, random, 2.4);
    const first = pickFalling(GIVEN, random, 1.6);
    const given = random() < SHARE.short ? first : `${first}${pickFalling(GIVEN, random, 1.6)}`;
    const parts = [surnamePart(surname), ...[...given].map((character) => givenPart(character))];
    const [plain, syllables, wade] = (['plain', 'toned', 'wade'] as const).map((spelling) => parts.flatMap((part) => part[spelling])) as [string[], string[], string[]];
    const size = surname.length;
    const [birthplace] = random() < SHARE.noBirthplace ? [['', '', ''] as const] : [pickFalling(BIRTHPLACES, random, 1.3)];
    const unit = random() < SHARE.noUnit ? undefined : pickFalling(GENERATED_UNIT_LIST, random, 1.2).id;
    return {
      id: `p-${at}`,
      name: { 'zh-Hans': parts.map(({ hans }) => hans).join(''), 'zh-Hant': parts.map(({ hant }) => hant).join(''), en: `${joined(plain.slice(0, size))} ${joined(plain.slice(size))}` },
      pinyin: `${joined(syllables.slice(0, size))} ${joined(syllables.slice(size))}`,
      otherSpellings: random() < SHARE.spelling ? [`${capital(wade.slice(0, size).join('-'))} ${capital(wade.slice(size).join('-'))}`] : [],
      role: pickFalling(ROLES, random, 1),
      fate: pickFalling(FATES, random, 1),
      ...(unit === undefined ? {} : { unit }),
      birthplace: { 'zh-Hans': birthplace[0], 'zh-Hant': birthplace[1], en: birthplace[2] },
      ...(random() < 0.3 ? { date: `1944-0${7 + Math.floor(random() * 2)}-${String(1 + Math.floor(random() * 8)).padStart(2, '0')}` } : {}),
    };
  });
}
