import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { Language } from '../../media/schema/language.ts';
import { useSettingsStore } from './settings.ts';

/** Multiples of the text size, one for each step of the bar. The same numbers stand in styles/tokens.css. */
export const TEXT_SCALES = [1, 1.25, 1.5, 2] as const;
export type TextStep = 0 | 1 | 2 | 3;
export type Contrast = 'normal' | 'high';
export type Reach = 'normal' | 'lower';

/** Loudest that a visitor can choose, as a part of what the curator allows. */
export const VOLUME_CAP = 1;
/** How loud a new visitor finds it. */
export const VOLUME_DEFAULT = 0.7;
/** One press of the bar changes the volume by this much. */
export const VOLUME_STEP = 0.1;

const DEFAULTS = {
  language: 'zh-Hans',
  textStep: 0,
  contrast: 'normal',
  captions: true,
  reach: 'normal',
} as const;

function systemReducesMotion(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** What a visitor sets for this visit; `reset` brings every setting back for the next one. */
export const usePreferencesStore = defineStore('preferences', () => {
  const curator = useSettingsStore();
  const language = ref<Language>(firstLanguage());
  const textStep = ref<TextStep>(DEFAULTS.textStep);
  const contrast = ref<Contrast>(DEFAULTS.contrast);
  const captions = ref<boolean>(DEFAULTS.captions);
  const reach = ref<Reach>(DEFAULTS.reach);
  /** 0 (silent) to VOLUME_CAP. */
  const volume = ref(VOLUME_DEFAULT);
  /** How fast the narration speaks, as a multiple of the recorded speed. */
  const speed = ref(1);
  const reducedMotion = ref(systemReducesMotion());
  /** What is really heard, 0 to 1 of what the machine gives: within the curator's cap, and nothing while the sound is off. */
  const loudness = computed(() => (curator.muted ? 0 : volume.value * curator.settings.volumeCap));

  /** What is spoken until somebody chooses: the exhibition's own language, or where that is not offered the first that is. */
  function firstLanguage(): Language {
    const { languages } = curator.settings;
    return languages.includes(DEFAULTS.language) ? DEFAULTS.language : (languages[0] ?? DEFAULTS.language);
  }

  watch(
    () => curator.settings.languages,
    (offered) => {
      if (!offered.includes(language.value)) language.value = firstLanguage();
    },
  );

  /** Sets the volume, kept between silence and the cap, and on a tenth so that steps never drift. */
  function setVolume(value: number): void {
    const tenths = Math.round(value / VOLUME_STEP) * VOLUME_STEP;
    volume.value = Number(Math.min(Math.max(tenths, 0), VOLUME_CAP).toFixed(2));
  }

  function reset(): void {
    language.value = firstLanguage();
    textStep.value = DEFAULTS.textStep;
    contrast.value = DEFAULTS.contrast;
    captions.value = DEFAULTS.captions;
    reach.value = DEFAULTS.reach;
    volume.value = VOLUME_DEFAULT;
    speed.value = 1;
    reducedMotion.value = systemReducesMotion();
  }

  return { language, textStep, contrast, captions, reach, volume, loudness, speed, reducedMotion, setVolume, reset };
});
