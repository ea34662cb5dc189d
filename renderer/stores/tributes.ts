import { defineStore } from 'pinia';
import { reactive, ref, shallowRef } from 'vue';
import { SLIPS_PER_VISIT, TRIBUTES_PER_VISIT } from '../../media/schema/limits.ts';
import type { Mentions } from '../../media/schema/mentions.ts';
import type { SlipEvidence, SlipTopic } from '../../media/schema/slips.ts';
import type { Message, RecordsState, TributeKind } from '../../media/schema/tributes.ts';
import { ContentError } from '../services/http.ts';
import { fetchMentions, fetchMessages, fetchRecordsState, sendSlip, sendTribute } from '../services/records.ts';

/** How often what got no answer is sent, and the pause between, in milliseconds: it is kept once, however often it comes. */
const ATTEMPTS = 3;
const PAUSE_MS = 1_000;

export type Outcome = 'kept' | 'enough' | 'wait' | 'failed';

export interface SlipDraft {
  readonly person: string | undefined;
  readonly topic: SlipTopic;
  readonly evidence: SlipEvidence;
  /** In the writer's own words. */
  readonly words?: string;
  readonly contact?: string;
}

/** What one visitor leaves in the memorial hall, and what others left before. */
export const useTributesStore = defineStore('tributes', () => {
  const mentions = shallowRef<Mentions | null>(null);
  const state = shallowRef<RecordsState>({ open: true, contact: false });
  /** `yang-jihe candle`: what this visitor has given. */
  const given = reactive(new Set<string>());
  const slips = ref(0);
  let visit: string = crypto.randomUUID();
  let loading: { version: string; done: Promise<void> } | undefined;

  /** Sends until an answer comes, or no more. */
  async function sent(send: () => Promise<void>): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await send();
        return 'kept';
      } catch (error) {
        if (error instanceof ContentError && error.status === 429) return 'wait';
        if (attempt === ATTEMPTS || !(error instanceof ContentError) || error.code !== 'unreachable') return 'failed';
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  /** Gives a flower or a candle, each once to each person of a visit. Never rejects. */
  async function give(person: string, kind: TributeKind, message?: Message): Promise<Outcome> {
    if (given.size >= TRIBUTES_PER_VISIT) return 'enough';
    const key = `${person} ${kind}`;
    if (given.has(key)) return 'kept';
    // At once, so that a second touch gives no second flower.
    given.add(key);
    const tribute = { id: crypto.randomUUID(), visit, person, kind, ...(message ? { message } : {}) };
    const outcome = await sent(() => sendTribute(tribute));
    if (outcome !== 'kept') given.delete(key);
    return outcome;
  }

  /** Hands in a slip. Never rejects. */
  async function handIn({ person, ...rest }: SlipDraft): Promise<Outcome> {
    if (slips.value >= SLIPS_PER_VISIT) return 'enough';
    const slip = { id: crypto.randomUUID(), visit, ...(person === undefined ? {} : { person }), ...rest };
    const outcome = await sent(() => sendSlip(slip));
    if (outcome === 'kept') slips.value += 1;
    return outcome;
  }

  function hasGiven(person: string, kind: TributeKind): boolean {
    return given.has(`${person} ${kind}`);
  }

  /** Asks which exhibits speak of whom, once for a version of the content. @throws ContentError */
  function loadMentions(version: string): Promise<void> {
    if (loading?.version === version) return loading.done;
    const done = fetchMentions().then(
      (fetched) => {
        mentions.value = fetched;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    loading = { version, done };
    return done;
  }

  /** Asks what can be kept now. A kiosk that does not answer is told of by the tribute itself. */
  async function check(): Promise<void> {
    state.value = await fetchRecordsState().catch(() => state.value);
  }

  /** Approved messages to a person; none where they cannot be had. */
  function messagesTo(person: string): Promise<Message[]> {
    return fetchMessages(person).catch(() => []);
  }

  /** The visit is over: the next visitor begins anew. */
  function forget(): void {
    given.clear();
    slips.value = 0;
    visit = crypto.randomUUID();
  }

  return { mentions, state, given, give, handIn, hasGiven, loadMentions, check, messagesTo, forget };
});
