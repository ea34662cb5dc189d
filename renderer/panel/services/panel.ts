import { z } from 'zod';
import { kioskSettingsSchema, type KioskSettings } from '../../../media/schema/kiosk-settings.ts';
import {
  auditEntrySchema, exportedSchema, heldMessageSchema, PANEL_ADDRESSES as AT, PANEL_SCHEME, panelDoorSchema, panelErrorSchema, panelSessionSchema, panelSlipSchema,
  panelStateSchema,
  type AuditEntry, type Exported, type HeldMessage, type PanelDoor, type PanelSession, type PanelSlip, type PanelState, type WeakPinReason,
} from '../../../media/schema/panel.ts';
import { parse } from '../../../media/schema/parse.ts';
import { statisticsSchema, type Statistics } from '../../../media/schema/statistics.ts';
import type { SourceId } from '../../../media/schema/update.ts';

/** How long an answer may take, in milliseconds: what only reads stands on the same machine, what is done may write to a stick. */
const READ_TIMEOUT_MS = 10_000;
const WORK_TIMEOUT_MS = 180_000;

/** Why the kiosk did not do it. `code` is the server's own, or `unreachable` or `malformed`; `message` is for the technician. */
export class PanelError extends Error {
  override readonly name = 'PanelError';
  readonly code: string;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** Of `weak-pin`. */
  readonly reason: WeakPinReason | undefined;

  constructor(code: string, message: string, status: number, options: { cause?: unknown; reason?: WeakPinReason | undefined } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = status;
    this.reason = options.reason;
  }
}

/** A session's token; undefined where none is needed. */
type Token = string | undefined;

async function refusalOf(response: Response, path: string): Promise<PanelError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { data } = panelErrorSchema.safeParse(body);
  if (!data) return new PanelError('refused', `${path}: ${response.status}`, response.status);
  const { code, message, reason, fields = {} } = data.error;
  const wrong = Object.entries(fields).map(([field, what]) => `${field} ${what}`);
  return new PanelError(code, [message, ...wrong].join(' · '), response.status, { reason });
}

async function ask(path: string, token: Token, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const init: RequestInit = {
    headers: { ...headers, ...(token === undefined ? {} : { authorization: `${PANEL_SCHEME} ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(body === undefined ? READ_TIMEOUT_MS : WORK_TIMEOUT_MS),
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  };
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new PanelError('unreachable', `${path}: no answer`, 0, { cause });
  }
  if (!response.ok) throw await refusalOf(response, path);
  return response;
}

async function parsed<S extends z.ZodType>(schema: S, path: string, response: Response): Promise<z.output<S>> {
  try {
    const value: unknown = await response.json();
    return parse(schema, value, path);
  } catch (cause) {
    throw new PanelError('malformed', `${path}: ${cause instanceof Error ? cause.message : String(cause)}`, response.status, { cause });
  }
}

async function read<S extends z.ZodType>(schema: S, path: string, token: Token, body?: unknown): Promise<z.output<S>> {
  return parsed(schema, path, await ask(path, token, body));
}

/** Does what needs no more of an answer than that it was done. */
async function tell(path: string, token: Token, body: unknown = {}): Promise<void> {
  await ask(path, token, body);
}

/** Every function throws PanelError. */
export const fetchDoor = (): Promise<PanelDoor> => read(panelDoorSchema, AT.door, undefined);
export const openSession = (pin: string): Promise<PanelSession> => read(panelSessionSchema, AT.session, undefined, { pin });
export const resetPin = (pin: string): Promise<PanelSession> => read(panelSessionSchema, AT.reset, undefined, { pin });
export const endSession = (token: Token): Promise<void> => tell(AT.end, token);
export const changePin = (token: Token, pin: string, next: string): Promise<void> => tell(AT.pin, token, { pin, next });

/** @param used whether the page was touched since it last asked: only that keeps the session alive. */
export const fetchState = (token: Token, used: boolean): Promise<PanelState> => read(panelStateSchema, used ? AT.stateUsed : AT.state, token);
export const lookForUpdates = (token: Token): Promise<void> => tell(AT.look, token);
export const install = (token: Token, source: SourceId): Promise<void> => tell(AT.install, token, { source });
export const preview = (token: Token, source: SourceId): Promise<void> => tell(AT.preview, token, { source });
export const stopUpdate = (token: Token): Promise<void> => tell(AT.stop, token);
export const endPreview = (token: Token): Promise<void> => tell(AT.previewEnd, token);
export const rollback = (token: Token): Promise<void> => tell(AT.rollback, token);

/** The settings, and which version of their file they are. */
export interface SettingsInForce {
  readonly settings: KioskSettings;
  readonly version: string | undefined;
}

async function inForce(response: Response): Promise<SettingsInForce> {
  return { settings: await parsed(kioskSettingsSchema, AT.settings, response), version: response.headers.get('etag') ?? undefined };
}

export async function fetchSettings(token: Token): Promise<SettingsInForce> {
  return inForce(await ask(AT.settings, token));
}

/** Code `precondition-failed` when somebody has written the file since `version`. */
export async function saveSettings(token: Token, settings: KioskSettings, version: string | undefined): Promise<SettingsInForce> {
  return inForce(await ask(AT.settings, token, settings, version === undefined ? {} : { 'if-match': version }));
}

export const fetchHeld = (token: Token): Promise<HeldMessage[]> => read(z.array(heldMessageSchema), AT.messages, token);
export const judge = (token: Token, id: string, state: 'approved' | 'refused'): Promise<void> => tell(`${AT.messages}/${encodeURIComponent(id)}`, token, { state });
export const fetchSlips = (token: Token): Promise<PanelSlip[]> => read(z.array(panelSlipSchema), AT.slips, token);

export const fetchStatistics = (token: Token): Promise<Statistics> => read(statisticsSchema, AT.statistics, token);
export const fetchAudit = (token: Token): Promise<AuditEntry[]> => read(z.array(auditEntrySchema), AT.audit, token);
export const exportRecords = (token: Token): Promise<Exported> => read(exportedSchema, AT.export, token, {});

/** Every sound off, or back as it was. */
export const setMute = (token: Token, on: boolean): Promise<void> => tell(AT.mute, token, { on });
/** Touches are ignored for a minute. */
export const startCleaning = (token: Token): Promise<void> => tell(AT.cleaning, token, { on: true });
