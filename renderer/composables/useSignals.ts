import { onScopeDispose } from 'vue';
import { useSettingsStore } from '../stores/settings.ts';

/** How often the page asks for signals, in milliseconds. Silence in an evacuation must come at once. */
const SIGNALS_EVERY_MS = 1_000;

/**
 * Keeps what the museum's people set and signal up to date, and says how the page does. To be called by the root component.
 *
 * @param page whether a visitor is there, and whether a screen of the exhibition is shown.
 */
export function useSignals(page: () => { readonly visitor: boolean; readonly shows: boolean }): void {
  const settings = useSettingsStore();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function ask(): Promise<void> {
    try {
      await settings.check(page());
    } catch {
      // What was last known stays in force; the next second asks again.
    }
    if (!stopped) timer = setTimeout(() => void ask(), SIGNALS_EVERY_MS);
  }

  void ask();
  onScopeDispose(() => {
    stopped = true;
    clearTimeout(timer);
  });
}
