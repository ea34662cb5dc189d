import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { STILLNESS_MS, type Message, type TributeKind } from '../../media/schema/tributes.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { useTributesStore, type Outcome } from '../stores/tributes.ts';

/** A moment of stillness: while it lasts, `outcome` is undefined. */
interface Moment {
  readonly kind: TributeKind;
  readonly outcome: Outcome | undefined;
}

const WORDS: Readonly<Record<Outcome, MessageKey>> = { kept: 'stillnessKept', wait: 'tributeWait', enough: 'tributeEnough', failed: 'tributeClosed' };

export interface TributeMoment {
  readonly moment: Readonly<Ref<Moment | undefined>>;
  /** What is said of the last tribute; undefined while nothing has come of it yet. */
  readonly said: ComputedRef<MessageKey | undefined>;
  /** Whether the last tribute was refused: then the page goes on saying why. */
  readonly refused: Readonly<Ref<boolean>>;
  begin(kind: TributeKind, message?: Message): Promise<void>;
  /** Leaves the quiet screen; what was given stays given. */
  leave(): void;
}

/**
 * Gives a tribute to a person while the screen is still.
 *
 * @param person id of whom it is for.
 * @param stillness how long the moment lasts, in milliseconds.
 */
export function useTribute(person: () => string, stillness = STILLNESS_MS): TributeMoment {
  const store = useTributesStore();
  const moment = shallowRef<Moment>();
  const outcome = ref<Outcome>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function passes(): Promise<void> {
    return new Promise((resolve) => {
      timer = setTimeout(resolve, stillness);
    });
  }

  async function begin(kind: TributeKind, message?: Message): Promise<void> {
    const begun: Moment = { kind, outcome: undefined };
    moment.value = begun;
    outcome.value = undefined;
    const [came] = await Promise.all([store.give(person(), kind, message), passes()]);
    outcome.value = came;
    if (moment.value === begun) moment.value = { kind, outcome: came };
  }

  onScopeDispose(() => clearTimeout(timer));
  return {
    moment,
    said: computed(() => outcome.value && WORDS[outcome.value]),
    refused: computed(() => outcome.value !== undefined && outcome.value !== 'kept'),
    begin,
    leave() {
      moment.value = undefined;
    },
  };
}
