import { defineStore } from 'pinia';
import type { Labels } from '../../media/schema/labels.ts';
import type { Language } from '../../media/schema/language.ts';
import { fetchLabels } from '../services/exhibition.ts';

/** What can be said to whoever uses the keypad, by language. */
export const useLabelsStore = defineStore('labels', () => {
  const asked = new Map<string, Promise<Labels | undefined>>();

  /** The labels of a language, asked for once per version of the content; undefined where there are none: the keypad works without. */
  function load(language: Language, version: string): Promise<Labels | undefined> {
    const key = `${version} ${language}`;
    const known = asked.get(key);
    if (known) return known;
    const answer = fetchLabels(language).catch(() => undefined);
    asked.set(key, answer);
    return answer;
  }

  return { load };
});
