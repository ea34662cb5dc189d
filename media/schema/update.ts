import { z } from 'zod';
import { idSchema } from './ids.ts';
import { LANGUAGES } from './language.ts';
import { hashSchema } from './manifest.ts';

/**
 * What stands where in a published update, `/` between the names. A plain folder: The Update Framework's signed
 * metadata, the generation's manifest as its one target (`targets/<sha256>.manifest.json`), and the objects that the
 * manifest names.
 */
export const UPDATE_LAYOUT = {
  metadata: 'metadata',
  targets: 'targets',
  /** Path of the one target, as the metadata names it. */
  target: 'manifest.json',
  object: (sha256: string) => `objects/${sha256.slice(0, 2)}/${sha256}`,
  /** Folder at the root of a stick that holds an update. */
  stickFolder: 'hengyang-update',
  /** Folder at the root of a stick that the kiosk writes results, statistics and slips to. */
  resultsFolder: 'hengyang-results',
} as const;

/** Longest line of a list of changes, in characters, and most lines of it: a person reads it standing. */
export const CHANGE_MAX_CHARACTERS = 300;
export const CHANGES_MAX_LINES = 500;

const changes = z.array(z.string().min(1).max(CHANGE_MAX_CHARACTERS)).max(CHANGES_MAX_LINES);

/** What a publisher says of a generation: the `custom` part of the signed target, under the name `release`. */
export const releaseSchema = z.strictObject({
  exhibition: idSchema,
  /** Version of the exhibition. */
  version: z.string().min(1).max(40),
  /** Id of the generation: the SHA-256 of the manifest's bytes. */
  generation: hashSchema,
  /** Least version of the program that can show it, `1.2.3`. */
  minApp: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** When it was published, in UTC, for people; nothing is decided by it. */
  published: z.iso.datetime(),
  files: z.int().min(0),
  bytes: z.int().min(0),
  /** What is new, one line each, in every language. */
  changes: z.strictObject(Object.fromEntries(LANGUAGES.map((code) => [code, changes])) as Record<(typeof LANGUAGES)[number], typeof changes>),
});
export type Release = z.infer<typeof releaseSchema>;

/** Why an update was refused or taken back. Each has a sentence of its own in the panel, in the log and on the stick. */
export const REFUSALS = [
  /** The kiosk has no root of trust yet. */ 'no-trust',
  /** There is no update where one was looked for. */ 'not-found',
  /** The source went away: a stick pulled, a server that no longer answers. */ 'source-gone',
  /** The source cannot be read. */ 'source-read',
  /** The metadata has expired, or the kiosk's clock is wrong: check the clock. */ 'clock',
  /** Signed by nobody that the kiosk trusts, or by too few. */ 'signature',
  /** Older than what the kiosk has seen. */ 'older',
  /** Metadata of different updates stand beside each other. */ 'mixed',
  /** Metadata that is no metadata, too large, or without an end. */ 'metadata',
  /** The manifest holds paths that no kiosk can keep. */ 'paths',
  /** A file is missing, cut short, or not the one that the manifest names. */ 'damaged',
  /** The program is too old for it. */ 'app-too-old',
  /** It is another exhibition. */ 'other-exhibition',
  /** Too little space is free. */ 'space',
  /** The kiosk's disk refuses. */ 'disk',
  /** Another installation is under way. */ 'busy',
  /** It did not pass the smoke test. */ 'smoke',
  /** The page did not live with it, so the kiosk went back by itself. */ 'crashed',
  /** It was stopped by a curator, or by the end of the program. */ 'stopped',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

const SOURCE_KINDS = ['folder', 'stick', 'lan'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Where an update may come from, as the panel names it. */
export const sourceIdSchema = z.strictObject({
  kind: z.enum(SOURCE_KINDS),
  /** Absolute path of the update's folder, or its address with a slash at the end. */
  at: z.string().min(1).max(1000),
});
export type SourceId = z.infer<typeof sourceIdSchema>;

/** A source that was looked at: what it offers, or why it cannot be used. */
export const offerSchema = z.strictObject({
  source: sourceIdSchema,
  /** What is offered; left out where it was refused. */
  release: releaseSchema.optional(),
  /** Whether it is what the kiosk shows already. */
  installed: z.boolean(),
  refusal: z.strictObject({ code: z.enum(REFUSALS), message: z.string() }).optional(),
});
export type Offer = z.infer<typeof offerSchema>;

/** What an installation is at. `waiting`: ready, and somebody is at the screen. */
const UPDATE_PHASES = ['checking', 'copying', 'verifying', 'testing', 'waiting', 'switching', 'trial'] as const;
export type UpdatePhase = (typeof UPDATE_PHASES)[number];

/** `update` in the panel's state. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({
    kind: z.literal('running'),
    source: sourceIdSchema,
    phase: z.enum(UPDATE_PHASES),
    release: releaseSchema.optional(),
    /** Bytes, of this phase; both 0 where it does not count. */
    done: z.number().min(0),
    total: z.number().min(0),
    /** Seconds that are likely left; left out while nobody can tell. */
    remaining: z.number().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('installed'), release: releaseSchema, at: z.string() }),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(REFUSALS),
    /** For the log and the technician, in English: what is wrong, where, what to do. */
    message: z.string(),
    release: releaseSchema.optional(),
    at: z.string(),
  }),
]);
export type UpdateState = z.infer<typeof updateStateSchema>;
