import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { Labels } from '../../media/schema/labels.ts';
import type { Language } from '../../media/schema/language.ts';
import { interrupt, openVoice, type OpenVoice, type Voice } from '../services/audio.ts';
import { clipsOf, languageOf, namesOf, type Clip } from './spoken-names.ts';

export interface SpokenLabelOptions {
  /** Whether somebody uses the keypad. */
  readonly active: MaybeRefOrGetter<boolean>;
  /** 0 to 1. */
  readonly volume: MaybeRefOrGetter<number>;
  load(language: Language): Promise<Labels | undefined>;
  readonly open?: OpenVoice;
}

export interface SpokenLabels {
  /** Says names in a language, in place of what is being said. */
  say(names: readonly string[], language: Language): void;
  quiet(): void;
}

/**
 * Says what has the focus, from sound files that were made beforehand, as long as the keypad is in use. The next one cuts the
 * last one off; a narration waits meanwhile. A label that has no sound is not said: the screen shows it all the same.
 */
export function useSpokenLabels(options: SpokenLabelOptions): SpokenLabels {
  const open = options.open ?? openVoice;
  const voices = new Map<string, Voice>();
  let queue: Clip[] = [];
  let speaking: { voice: Voice; clip: Clip } | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let last: string | undefined;
  let letGoOn: (() => void) | undefined;

  function stop(): void {
    clearTimeout(end);
    const { voice } = speaking ?? {};
    speaking = undefined;
    voice?.pause();
  }

  /** Says no more, and lets a narration go on that waited. */
  function quiet(): void {
    turn += 1;
    queue = [];
    stop();
    letGoOn?.();
    letGoOn = undefined;
  }

  function next(): void {
    const clip = queue.shift();
    const before = speaking;
    clearTimeout(end);
    if (!clip) {
      quiet();
      return;
    }
    letGoOn ??= interrupt(quiet);
    const voice = voiceOf(clip.file);
    speaking = { voice, clip };
    if (before && before.voice !== voice) before.voice.pause();
    voice.play(clip.from);
  }

  function voiceOf(file: string): Voice {
    const known = voices.get(file);
    if (known) return known;
    const voice = open({
      src: file,
      volume: toValue(options.volume),
      rate: 1,
      over: true,
      onEvent: ({ type }) => {
        if (type === 'failed') voices.delete(file);
        if (speaking?.voice !== voice) return;
        // The time runs from the first sound on, not from the wish for it.
        if (type === 'started') {
          clearTimeout(end);
          end = setTimeout(next, (speaking.clip.to - speaking.clip.from) * 1000);
        }
        if (type === 'ended' || type === 'failed') next();
      },
    });
    voices.set(file, voice);
    return voice;
  }

  function say(names: readonly string[], language: Language): void {
    turn += 1;
    const mine = turn;
    void options.load(language).then((labels) => {
      if (mine !== turn || !toValue(options.active)) return;
      queue = labels ? clipsOf(names, labels) : [];
      next();
    });
  }

  function focused(event: FocusEvent): void {
    if (!toValue(options.active) || !(event.target instanceof Element)) return;
    const names = namesOf(event.target);
    // From sentence to sentence it is said once: the narration says the rest.
    const key = names.join(' ');
    if (key === last && key.startsWith('word:')) return;
    last = key;
    say(names, languageOf(event.target));
  }

  function closeAll(): void {
    quiet();
    for (const voice of voices.values()) voice.close();
    voices.clear();
    last = undefined;
  }

  document.addEventListener('focusin', focused);
  watch(() => toValue(options.active), (active) => { if (!active) closeAll(); });
  watch(() => toValue(options.volume), (volume) => { for (const voice of voices.values()) voice.setVolume(volume); });
  onScopeDispose(() => {
    document.removeEventListener('focusin', focused);
    closeAll();
  });
  return { say, quiet };
}
