import { z } from 'zod';
import { idSchema } from './ids.ts';

/** What a word in a text may lead to. Written `[杨济和](person:yang-jihe)` in Markdown. */
const LINK_KINDS = ['person', 'place', 'unit', 'exhibit'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const linkSchema = z.strictObject({ kind: z.enum(LINK_KINDS), id: idSchema });
export type Link = z.infer<typeof linkSchema>;

/** A stretch of text with one appearance. */
const runSchema = z.strictObject({ text: z.string().min(1), link: linkSchema.optional() });
export type Run = z.infer<typeof runSchema>;

/**
 * One sentence. Its id, `s1`, `s2` and so on, counts through the whole body and is the id of its caption cue. In
 * English it keeps the space that parts it from the next one, so that the sentences of a block joined are its text.
 */
const sentenceSchema = z.strictObject({ id: z.string().regex(/^s\d+$/), runs: z.array(runSchema).min(1) });
export type Sentence = z.infer<typeof sentenceSchema>;

/** A paragraph, or a quotation from a primary document. The source of a quotation is its last sentence. */
export const blockSchema = z.strictObject({
  kind: z.enum(['paragraph', 'quote']),
  sentences: z.array(sentenceSchema).min(1),
});
export type Block = z.infer<typeof blockSchema>;

/** The sentence as plain text. */
export function plainText(sentence: Sentence): string {
  return sentence.runs.map((run) => run.text).join('');
}
