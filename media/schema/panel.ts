import { z } from 'zod';
import { offerSchema, releaseSchema, sourceIdSchema, updateStateSchema } from './update.ts';

/** A PIN as a curator types it: digits only, so that a keypad of ten keys is enough. */
export const PIN_LENGTH = { least: 6, most: 12 } as const;
export const pinSchema = z.string().regex(new RegExp(`^\\d{${PIN_LENGTH.least},${PIN_LENGTH.most}}$`));

/**
 * Addresses of the panel. What is asked for is got by GET, what is done is done by POST; all but the first three need a
 * session, and answer 401 `no-session` without one.
 */
export const PANEL_ADDRESSES = {
  /** GET: PanelDoor. */
  door: '/api/panel',
  /** POST `{"pin"}`: PanelSession. */
  session: '/api/panel/session',
  /** POST `{"pin"}` while the door is at `reset`: the new PIN, and a PanelSession; 400 `weak-pin`. */
  reset: '/api/panel/reset',
  /** POST `{}`: the session is over. */
  end: '/api/panel/session/end',
  /** POST `{"pin", "next"}`: another PIN, and the session goes on; 401 `wrong-pin` when `pin` is not the one in force, 400 `weak-pin`. */
  pin: '/api/panel/pin',
  /** GET: PanelState. Asking for it keeps no session alive, unless it is asked for as `stateUsed`. */
  state: '/api/panel/state',
  /** The same, said by a page that was touched since it last asked. */
  stateUsed: '/api/panel/state?used',
  /** POST `{}`: looks for updates; answers once the offers in the state are new. */
  look: '/api/panel/look',
  /** POST `{"source"}`; each answers once it has begun, and the state tells how it goes on. */
  install: '/api/panel/install',
  preview: '/api/panel/preview',
  /** POST `{}`: breaks an installation off, but for the switch itself; what was copied stays for the next try. */
  stop: '/api/panel/stop',
  /** POST `{}`: the exhibition again in place of the preview. */
  previewEnd: '/api/panel/preview/end',
  /** POST `{}`: back to what `previous` names. */
  rollback: '/api/panel/rollback',
  /**
   * GET: KioskSettings. POST of those that are to change: all that are in force from now on; 400 `bad-request` with
   * `fields` says what is wrong. With the ETag of the last answer as `If-Match`, 412 `precondition-failed` when somebody
   * wrote the file meanwhile; without it the last one wins.
   */
  settings: '/api/panel/settings',
  /** GET: HeldMessage[]. POST Judgement to `messages/:id`. */
  messages: '/api/panel/messages',
  /** GET: PanelSlip[]. */
  slips: '/api/panel/slips',
  /** GET: Statistics. */
  statistics: '/api/panel/statistics',
  /** POST `{}`: Exported. */
  export: '/api/panel/export',
  /** GET: AuditEntry[], the latest first, at most a hundred. */
  audit: '/api/panel/audit',
  /** POST `{"on"}`: Signals; every sound off, or touches ignored for a minute. */
  mute: '/api/panel/mute',
  cleaning: '/api/panel/cleaning',
} as const;

/** The header that carries the panel's session: `Authorization: Panel <token>`. It is kept in the page's memory only. */
export const PANEL_SCHEME = 'Panel';

/** `GET /api/panel`: what may be known without a PIN. */
export const panelDoorSchema = z.strictObject({
  /** `closed`: no PIN was set, so the panel cannot be opened in the hall. `reset`: a signed file allows a new PIN now. */
  door: z.enum(['closed', 'pin', 'reset']),
  /** Seconds until the next try is looked at; 0 when at once. */
  wait: z.number().min(0),
});
export type PanelDoor = z.infer<typeof panelDoorSchema>;

/**
 * `POST /api/panel/session` with `{"pin"}`: a session, or 401 `wrong-pin` or 429 `too-early`, both with `wait` as above;
 * 403 `panel-closed` where no PIN was set. A session ends the one before it.
 */
export const panelSessionSchema = z.strictObject({
  token: z.string(),
  /** Seconds without a request after which it ends by itself. */
  idle: z.number(),
});
export type PanelSession = z.infer<typeof panelSessionSchema>;

/** Why a PIN is not taken: the `reason` of 400 `weak-pin`. */
const WEAK_PIN_REASONS = [/** No digits, too few or too many. */ 'length', /** Among the first that anybody would try. */ 'trivial'] as const;
export type WeakPinReason = (typeof WEAK_PIN_REASONS)[number];

/** The body of every answer that is an error, and what some of them say besides. */
export const panelErrorSchema = z.object({
  error: z.object({
    code: z.string(),
    /** In English, for the log. */
    message: z.string(),
    /** `wrong-pin`, `too-early`: seconds until the next try is looked at. */
    wait: z.number().optional(),
    /** `weak-pin`. */
    reason: z.enum(WEAK_PIN_REASONS).optional(),
    /** Settings that are not taken, `openingHours.monday.0.from`, each with what is wrong with it. */
    fields: z.record(z.string(), z.string()).optional(),
  }),
});

const shownSchema = z.strictObject({
  generation: z.string(),
  version: z.string(),
  /** What was said of it when it came; left out for the one that was shipped with the program. */
  release: releaseSchema.optional(),
});

/** `GET /api/panel/state`: asked for every second while the panel is open. */
export const panelStateSchema = z.strictObject({
  /** Version of the program. */
  app: z.string(),
  shown: shownSchema,
  origin: z.enum(['installed', 'previous', 'bundled']),
  /** What "go back" would show; left out where there is nothing to go back to. */
  previous: shownSchema.optional(),
  /** What is shown as a preview in place of the exhibition. */
  preview: shownSchema.optional(),
  update: updateStateSchema,
  /** What was found when it was last looked for; empty before that. */
  offers: z.array(offerSchema),
  /** Whether a stick is in on which the kiosk may write. */
  stick: z.boolean(),
  /** Bytes that are free where the kiosk keeps its data. */
  free: z.number(),
  /** Sentences for the technician, as `GET /api/health` gives them. */
  notes: z.array(z.string()),
});
export type PanelState = z.infer<typeof panelStateSchema>;

/** `POST /api/panel/install`, and `POST /api/panel/preview` (which installs it beside, and shows it to the curator alone). */
export const panelSourceSchema = z.strictObject({ source: sourceIdSchema });

/** `GET /api/panel/messages`: messages that wait for a curator, the oldest first. */
export const heldMessageSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  /** A choice of the list, or words of the visitor's own. */
  choice: z.string().nullable(),
  text: z.string().nullable(),
  at: z.string(),
});
export type HeldMessage = z.infer<typeof heldMessageSchema>;

/** `POST /api/panel/messages/:id`. */
export const judgementSchema = z.strictObject({ state: z.enum(['approved', 'refused']) });

/** `GET /api/panel/slips`: without the contact, which only the curators' key can read. */
export const panelSlipSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  topic: z.string(),
  evidence: z.string(),
  words: z.string(),
  at: z.string(),
  /** Whether its writer told how to be reached, and that is still on the kiosk. */
  contact: z.boolean(),
});
export type PanelSlip = z.infer<typeof panelSlipSchema>;

/** `POST /api/panel/export`: what was written, and where. */
export const exportedSchema = z.strictObject({
  /** The folder on the stick. */
  folder: z.string(),
  files: z.array(z.string()),
});
export type Exported = z.infer<typeof exportedSchema>;

/** One line of the append-only audit log. */
export const auditEntrySchema = z.strictObject({
  at: z.string(),
  /** `panel.opened`, `pin.wrong`, `settings.changed`, `update.installed`, `update.refused`, `message.approved`, … */
  what: z.string(),
  /** Anything that a reader should know; never a secret. */
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
