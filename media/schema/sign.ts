import { z } from 'zod';

/** Largest sign-language video in bytes: ten minutes at a megabit per second. */
export const SIGN_MAX_BYTES = 80 * 1024 * 1024;

/** Shortest and longest sign-language video, in seconds. */
export const SIGN_SECONDS = { min: 1, max: 15 * 60 } as const;

/** Least and most height of a sign-language video, in pixels: hands must be seen, and it stands in a corner of the screen. */
export const SIGN_HEIGHT_PX = { min: 240, max: 1080 } as const;

const fileSchema = z.string().regex(/^[a-zA-Z0-9-]+(\.[a-zA-Z-]+)?\.webm$/, 'must be the name of a WebM file in sign/, such as lei-river.zh-Hans.webm');

/** In `exhibit.yaml`: file names in `sign/`. The signing of zh-Hans is shown in traditional characters too. */
export const signSourceSchema = z.strictObject({ 'zh-Hans': fileSchema.optional(), en: fileSchema.optional() });

/** A sign-language video under `/media/`, WebM without sound. */
const signVideoSchema = z.string().startsWith('/media/');

/** By language; a language without a video is left out. */
export const signSchema = z.strictObject({
  'zh-Hans': signVideoSchema.optional(),
  'zh-Hant': signVideoSchema.optional(),
  en: signVideoSchema.optional(),
});
