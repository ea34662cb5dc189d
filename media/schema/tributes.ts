import { z } from 'zod';
import { idSchema } from './ids.ts';
import { mayStandInRoll } from './people.ts';
import type { Person } from './people.ts';

const TRIBUTE_KINDS = ['flower', 'candle'] as const;
export type TributeKind = (typeof TRIBUTE_KINDS)[number];

/** How long the moment of stillness lasts, in milliseconds: two slow breaths. */
export const STILLNESS_MS = 8_000;

/** What a visitor may choose to say; the words of each stand with the words of the interface. */
export const MESSAGE_CHOICES = ['rest', 'remembered', 'thanks', 'peace', 'family'] as const;
export type MessageChoice = (typeof MESSAGE_CHOICES)[number];

/** Longest message that is typed, in characters: two lines of the page. */
export const MESSAGE_MAX_CHARACTERS = 60;

const typed = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');

const messageSchema = z.union([
  z.strictObject({ choice: z.enum(MESSAGE_CHOICES) }),
  z.strictObject({ text: typed(MESSAGE_MAX_CHARACTERS) }),
]);
export type Message = z.infer<typeof messageSchema>;

/** `POST /api/tributes`. */
export const tributeSchema = z.strictObject({
  /** Made by the page: a tribute that is sent again, because its answer was lost, is kept once. */
  id: z.uuid(),
  /** Made anew for each visit; says nothing of who it was. */
  visit: z.uuid(),
  person: idSchema,
  kind: z.enum(TRIBUTE_KINDS),
  message: messageSchema.optional(),
});
export type Tribute = z.infer<typeof tributeSchema>;

/** The answer to what is kept: it comes once it would outlast a power cut. */
export const keptSchema = z.strictObject({ kept: z.literal(true) });

/** `GET /api/records`: what can be kept at this moment. */
export const recordsStateSchema = z.strictObject({
  /** Whether tributes and slips can be kept. */
  open: z.boolean(),
  /** Whether a slip may say how to reach its writer: only where the curators' key is there to encrypt it. */
  contact: z.boolean(),
});
export type RecordsState = z.infer<typeof recordsStateSchema>;

/** `GET /api/messages/:person`: messages that a curator has approved, the latest first. */
export const messagesSchema = z.array(messageSchema);

/**
 * The tributes that fit a person or a group. The other side and public figures receive none: they do not stand in the
 * hall. Somebody whom the source records as living receives flowers, since candles are for the dead.
 */
export function tributesFor(person: Pick<Person, 'role' | 'fate'>): readonly TributeKind[] {
  if (!mayStandInRoll(person.role)) return [];
  return person.fate === 'living-when-recorded' ? ['flower'] : TRIBUTE_KINDS;
}
