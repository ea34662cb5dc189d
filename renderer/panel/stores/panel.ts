import { defineStore } from 'pinia';
import { computed, ref, shallowRef, type ShallowRef } from 'vue';
import type { KioskSettings } from '../../../media/schema/kiosk-settings.ts';
import type { AuditEntry, Exported, HeldMessage, PanelDoor, PanelSlip, PanelState } from '../../../media/schema/panel.ts';
import type { Statistics } from '../../../media/schema/statistics.ts';
import type { SourceId } from '../../../media/schema/update.ts';
import * as service from '../services/panel.ts';
import type { Notice } from '../rules/notice-text.ts';
import type { WordKey } from '../words/words.ts';

const DONE = (word: WordKey): Notice => ({ word, failed: false, detail: '' });

/** Codes of the server that have a sentence of their own. */
const FAILURES: Readonly<Record<string, WordKey>> = {
  unreachable: 'unreachable',
  'wrong-pin': 'wrongPin',
  'too-early': 'tryLater',
  'precondition-failed': 'writtenMeanwhile',
  busy: 'refusal-busy',
  'nothing-before': 'backNothing',
  'no-stick': 'exportNoStick',
};

function failure(error: unknown): Notice {
  if (!(error instanceof service.PanelError)) return { word: 'notDone', failed: true, detail: error instanceof Error ? error.message : String(error) };
  if (error.code === 'weak-pin') return { word: error.reason === 'trivial' ? 'weakTrivial' : 'weakLength', failed: true, detail: '' };
  const word = Object.hasOwn(FAILURES, error.code) ? FAILURES[error.code] : undefined;
  return word ? { word, failed: true, detail: '' } : { word: 'notDone', failed: true, detail: error.message };
}

/** The curator's panel: the door, the session, and what the kiosk tells of itself. Everything of it is forgotten with `leave`. */
export const usePanelStore = defineStore('panel', () => {
  const door = shallowRef<PanelDoor>();
  /** Until when (`performance.now()`) no PIN is looked at. */
  const closedUntil = ref(0);
  const token = ref<string>();
  const state = shallowRef<PanelState>();
  const settings = shallowRef<service.SettingsInForce>();
  const messages = shallowRef<HeldMessage[]>();
  const slips = shallowRef<PanelSlip[]>();
  const statistics = shallowRef<Statistics>();
  const audit = shallowRef<AuditEntry[]>();
  const exported = shallowRef<Exported>();
  const notice = shallowRef<Notice>();
  /** Whether something that was asked for is being done: then nothing else is begun. */
  const busy = ref(false);

  async function knock(): Promise<void> {
    door.value = await service.fetchDoor();
    closedUntil.value = door.value.wait > 0 ? performance.now() + door.value.wait * 1000 : 0;
  }

  /** Looks at the door until it answers. Never rejects. */
  async function tryDoor(): Promise<void> {
    try {
      await knock();
    } catch (error) {
      notice.value = failure(error);
    }
  }

  function isOver(error: unknown): boolean {
    return error instanceof service.PanelError && error.status === 401 && error.code !== 'wrong-pin';
  }

  /** The server has ended the session by itself: back to the door. */
  async function shut(): Promise<void> {
    forget();
    notice.value = { word: 'sessionOver', failed: true, detail: '' };
    await tryDoor();
  }

  /** Does one thing at a time, and tells what became of it. @returns whether it was done. Never rejects for the server's reasons. */
  async function act(word: WordKey | undefined, work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    notice.value = undefined;
    try {
      await work();
      if (word) notice.value = DONE(word);
      return true;
    } catch (error) {
      if (isOver(error)) await shut();
      else notice.value = failure(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** Opens the panel with a PIN, or tells why not. */
  async function enter(pin: string, isNew = false): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    notice.value = undefined;
    try {
      const session = await (isNew ? service.resetPin(pin) : service.openSession(pin));
      token.value = session.token;
    } catch (error) {
      await tryDoor();
      // How long to wait is told by the door itself.
      notice.value = error instanceof service.PanelError && error.code === 'too-early' ? undefined : failure(error);
    } finally {
      busy.value = false;
    }
  }

  /** Asks what the kiosk is at. Not told of when it fails: the next second asks again. @param used keeps the session alive. */
  async function check(used = true): Promise<void> {
    if (token.value === undefined) return;
    try {
      state.value = await service.fetchState(token.value, used);
    } catch (error) {
      if (isOver(error)) await shut();
    }
  }

  /** Fetches what a tab shows. */
  async function load<T>(target: ShallowRef<T | undefined>, fetch: (token: string | undefined) => Promise<T>): Promise<void> {
    try {
      target.value = await fetch(token.value);
    } catch (error) {
      if (isOver(error)) await shut();
      else notice.value = failure(error);
    }
  }

  /** Does something to the exhibition, and asks at once what came of it. */
  async function order(word: WordKey, work: (token: string | undefined) => Promise<void>): Promise<boolean> {
    const done = await act(word, () => work(token.value));
    await check();
    return done;
  }

  function forget(): void {
    token.value = undefined;
    for (const kept of [door, state, settings, messages, slips, statistics, audit, exported, notice]) kept.value = undefined;
  }

  /** Whoever leaves, closes: nobody else finds the panel open. */
  function leave(): void {
    const mine = token.value;
    forget();
    // It also ends by itself, on the server, when nobody asks for anything.
    if (mine !== undefined) void service.endSession(mine).catch(() => undefined);
  }

  return {
    door, closedUntil, state, settings, messages, slips, statistics, audit, exported, notice, busy,
    open: computed(() => token.value !== undefined),
    tryDoor, enter, check, leave,
    look: () => order('looked', service.lookForUpdates),
    install: (source: SourceId) => order('installBegun', (mine) => service.install(mine, source)),
    preview: (source: SourceId) => order('previewBegun', (mine) => service.preview(mine, source)),
    stop: () => order('stopAsked', service.stopUpdate),
    endPreview: () => order('previewOver', service.endPreview),
    rollback: () => order('rolledBack', service.rollback),
    loadSettings: () => load(settings, service.fetchSettings),
    save: (wanted: KioskSettings) => act('saved', async () => { settings.value = await service.saveSettings(token.value, wanted, settings.value?.version); }),
    loadMessages: () => load(messages, service.fetchHeld),
    judge: (id: string, verdict: 'approved' | 'refused') => act(verdict, async () => {
      await service.judge(token.value, id, verdict);
      messages.value = messages.value?.filter((message) => message.id !== id);
    }),
    loadSlips: () => load(slips, service.fetchSlips),
    loadStatistics: () => load(statistics, service.fetchStatistics),
    loadAudit: () => load(audit, service.fetchAudit),
    export: () => act('written', async () => { exported.value = await service.exportRecords(token.value); }),
    /** The glass can be wiped for a minute; the visit ends with it, and so does this. */
    clean: () => act(undefined, () => service.startCleaning(token.value)),
    mute: (on: boolean) => act(on ? 'muted' : 'unmuted', () => service.setMute(token.value, on)),
    /** A wrong PIN ends no session. */
    changePin: (pin: string, next: string) => act('pinChanged', () => service.changePin(token.value, pin, next)),
  };
});
