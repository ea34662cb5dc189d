import { useRouter } from 'vue-router';

export interface EntryState {
  /** What was kept when the visitor went on from here; undefined for somebody who has just come in. */
  readonly kept: unknown;
  keep: (value: number | string) => void;
}

/**
 * Keeps something with the visitor's step, so that who comes back finds it, and who comes anew does not.
 *
 * @param key names it among all that is kept with a step.
 */
export function useEntryState(key: string): EntryState {
  const { history } = useRouter().options;
  return {
    kept: history.state[key],
    keep: (value) => { history.replace(history.location, { ...history.state, [key]: value }); },
  };
}
