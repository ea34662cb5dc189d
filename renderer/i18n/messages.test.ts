import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../media/schema/language.ts';
import { createMessages } from './i18n.ts';
import { MESSAGES, type MessageKey } from './messages.ts';

const keys = Object.keys(MESSAGES['zh-Hans']) as MessageKey[];

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe('messages', () => {
  it.each(LANGUAGES)('%s has every word, with the same places to fill', (language) => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(MESSAGES[language][key], key).not.toBe('');
      expect(placeholders(MESSAGES[language][key]), key).toEqual(placeholders(MESSAGES['zh-Hans'][key]));
    }
  });

  it('has no simplified character in the traditional words', () => {
    const toTraditional = Converter({ from: 'cn', to: 't' });
    const simplified = [...Object.values(MESSAGES['zh-Hant']).join('')].filter((character) => toTraditional(character) !== character);
    expect(simplified).toEqual([]);
    expect(toTraditional('阳')).toBe('陽');
  });

  it('fills a message', () => {
    const { t } = createMessages().global;
    expect(t('idleText', { seconds: 9 })).toContain('9');
  });
});
