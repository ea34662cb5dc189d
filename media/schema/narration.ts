import { z } from 'zod';

/** One caption cue; `sentence` is the id of the sentence that it speaks, times are seconds from the start. */
const cueSchema = z.strictObject({
  sentence: z.string().regex(/^s\d+$/),
  start: z.number().min(0),
  end: z.number().positive(),
  /** The lines as shown, broken where the caption track breaks them. */
  lines: z.array(z.string().min(1)).min(1),
});
export type Cue = z.infer<typeof cueSchema>;

/** The narration of one exhibit in one language. */
export const narrationSchema = z.strictObject({
  /** WebM/Opus under `/media/`. */
  src: z.string().startsWith('/media/'),
  /** WebVTT under `/media/`. */
  captions: z.string().startsWith('/media/'),
  /** Seconds. */
  duration: z.number().positive(),
  /** Loudness along the clip for the wave on the player, each 0 to 1. */
  peaks: z.array(z.number().min(0).max(1)),
  voice: z.enum(['synthetic', 'human']),
  cues: z.array(cueSchema).min(1),
});
export type Narration = z.infer<typeof narrationSchema>;

/** What `narrate` writes beside a clip, `narration/<exhibit>.<language>.json`. */
export const narrationRecordSchema = z.strictObject({
  /** SHA-256 (hex) of the spoken text, the readings and the settings, so that only what changed is spoken again. */
  spoken: z.string().regex(/^[0-9a-f]{64}$/),
  duration: z.number().positive(),
  peaks: z.array(z.number().min(0).max(1)),
  voice: z.enum(['synthetic', 'human']),
  /** Integrated loudness (EBU R128) in LUFS and true peak in dBTP, as measured on the finished clip. */
  loudness: z.number(),
  truePeak: z.number(),
});
export type NarrationRecord = z.infer<typeof narrationRecordSchema>;
