import { mentionsSchema, type Mentions } from '../../media/schema/mentions.ts';
import type { Slip } from '../../media/schema/slips.ts';
import { keptSchema, messagesSchema, recordsStateSchema, type Message, type RecordsState, type Tribute } from '../../media/schema/tributes.ts';
import { getJson, postJson } from './http.ts';

/** @throws ContentError */
export function fetchMentions(): Promise<Mentions> {
  return getJson(mentionsSchema, '/api/mentions');
}

/** @throws ContentError */
export function fetchRecordsState(): Promise<RecordsState> {
  return getJson(recordsStateSchema, '/api/records');
}

/** Messages to a person that a curator has approved. @throws ContentError */
export function fetchMessages(person: string): Promise<Message[]> {
  return getJson(messagesSchema, `/api/messages/${encodeURIComponent(person)}`);
}

/** Resolves once the tribute is durable. @throws ContentError with status 429 where there were enough for now. */
export async function sendTribute(tribute: Tribute): Promise<void> {
  await postJson(keptSchema, '/api/tributes', tribute);
}

/** Resolves once the slip is durable. @throws ContentError with status 429 where there were enough for now. */
export async function sendSlip(slip: Slip): Promise<void> {
  await postJson(keptSchema, '/api/slips', slip);
}
