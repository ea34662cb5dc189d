import { z } from 'zod';
import { idSchema } from './ids.ts';

/** What a slip may say is wrong. */
export const SLIP_TOPICS = ['name', 'rank', 'unit', 'birthplace', 'dates', 'fate', 'record', 'missing-name', 'other'] as const;
export type SlipTopic = (typeof SLIP_TOPICS)[number];

/** What a relative may have to show for it. */
export const SLIP_EVIDENCE = ['family', 'document', 'photograph', 'grave', 'publication', 'none'] as const;
export type SlipEvidence = (typeof SLIP_EVIDENCE)[number];

/** Longest free text of a slip, in characters: half a page, more than anybody types on glass. */
export const SLIP_WORDS_MAX_CHARACTERS = 400;

/** Longest way to reach somebody, in characters: a name, an address and a telephone number. */
export const SLIP_CONTACT_MAX_CHARACTERS = 200;

const words = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/u, 'must not hold control characters');

/** `POST /api/slips`: a relative says what is wrong with an entry, or that one is missing. */
export const slipSchema = z.strictObject({
  id: z.uuid(),
  visit: z.uuid(),
  /** The entry that it speaks of; left out where a name is missing. */
  person: idSchema.optional(),
  topic: z.enum(SLIP_TOPICS),
  evidence: z.enum(SLIP_EVIDENCE),
  words: words(SLIP_WORDS_MAX_CHARACTERS).optional(),
  /** How to reach the writer. Encrypted before it is kept, and refused where it could not be. */
  contact: words(SLIP_CONTACT_MAX_CHARACTERS).optional(),
});
export type Slip = z.infer<typeof slipSchema>;
