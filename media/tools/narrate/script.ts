import { createHash } from 'node:crypto';
import type { SourceLanguage } from '../../schema/index.ts';
import type { SpokenSentence } from '../text/exhibit-sentences.ts';
import { divideSentence } from './captions.ts';
import { speakEnglish } from './english.ts';
import { speakMandarin } from './mandarin.ts';
import type { Readings } from './readings.ts';
import { SOUND_SETTINGS, VOICES } from './settings.ts';

/** What the voice is given in one go, and how it is captioned. */
export interface ScriptBreath {
  /** Numbered pinyin, or English with names in phonemes. */
  readonly speech: string;
  /** Cues of one or two lines. */
  readonly cues: readonly (readonly string[])[];
}

interface ScriptSentence {
  readonly id: string;
  readonly text: string;
  readonly breaths: readonly ScriptBreath[];
}

/** The paragraphs of an exhibit as they are spoken. */
export type Script = readonly (readonly ScriptSentence[])[];

/** Turns the sentences of each paragraph into what the voice is given. */
export function writeScript(paragraphs: readonly (readonly SpokenSentence[])[], language: SourceLanguage, readings: Readings): Script {
  const words = language === 'en' ? readings.latin : readings.mandarin;
  const speak = language === 'en' ? speakEnglish : speakMandarin;
  return paragraphs.map((sentences) =>
    sentences.map(({ id, text }) => ({
      id,
      text,
      breaths: divideSentence(text, language, words.keys()).map((breath) => ({ speech: speak(breath.text, words), cues: breath.cues })),
    })),
  );
}

/**
 * SHA-256 (hex) of all that a clip depends on: what is spoken, how it is captioned, and the settings. A clip whose
 * record has another hash no longer says what the exhibit says.
 */
export function spokenHash(paragraphs: readonly (readonly SpokenSentence[])[], language: SourceLanguage, readings: Readings): string {
  return hashScript(writeScript(paragraphs, language, readings), language);
}

export function hashScript(script: Script, language: SourceLanguage): string {
  return createHash('sha256').update(JSON.stringify([script, VOICES[language], SOUND_SETTINGS])).digest('hex');
}
