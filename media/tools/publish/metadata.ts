import { Metadata, MetaFile, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import type { Key } from '@tufjs/models';
import { sha256 } from '../../../electron/library/canonical.ts';
import { UPDATE_LAYOUT } from '../../schema/update.ts';
import type { Release } from '../../schema/update.ts';
import type { SigningKey } from './key-file.ts';

/** Version of The Update Framework's specification that the metadata follow. */
const SPECIFICATION = '1.0.31';

/** What signatures are good for when nothing else is said, in years: the clocks of kiosks die, and nobody renews what nobody remembers. */
export const EXPIRY_YEARS = 20;
export const EXPIRY_MAX_YEARS = 50;

/** When less than this is left, whoever publishes hears of it, in years. */
const EXPIRY_WARNING_YEARS = 2;

/** Any root key alone may speak: the other lies in another place, for the day when the first is lost. */
const THRESHOLD = 1;

/** So many years after `now`, on the same day, as metadata say it: UTC, without fractions of a second. */
export function expiryAfter(now: Date, years: number): string {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return `${end.toISOString().slice(0, 19)}Z`;
}

/** Whether something expires within `EXPIRY_WARNING_YEARS` from `now`. */
export function expiresSoon(expires: string, now: Date): boolean {
  return Date.parse(expires) < Date.parse(expiryAfter(now, EXPIRY_WARNING_YEARS));
}

/** The signed bytes of a metadata file. Each key signs once. */
function signed(content: Root | Targets | Snapshot | Timestamp, signers: readonly SigningKey[]): Buffer {
  const metadata = new Metadata(content);
  for (const { keyId, sign } of signers) metadata.sign((bytes) => new Signature({ keyID: keyId, sig: sign(bytes).toString('hex') }));
  return Buffer.from(`${JSON.stringify(metadata.toJSON(), undefined, 1)}\n`);
}

export interface RootContent {
  readonly version: number;
  readonly expires: string;
  readonly rootKeys: readonly Key[];
  readonly publishingKeys: readonly Key[];
}

/** The bytes of `N.root.json`: which keys count, for what. */
export function makeRoot({ version, expires, rootKeys, publishingKeys }: RootContent, signers: readonly SigningKey[]): Buffer {
  const role = (keys: readonly Key[]) => ({ keyids: keys.map(({ keyID }) => keyID), threshold: THRESHOLD });
  const publishing = role(publishingKeys);
  const root = Root.fromJSON({
    _type: 'root',
    spec_version: SPECIFICATION,
    version,
    expires,
    consistent_snapshot: true,
    keys: Object.fromEntries([...rootKeys, ...publishingKeys].map((key) => [key.keyID, key.toJSON()])),
    roles: { root: role(rootKeys), targets: publishing, snapshot: publishing, timestamp: publishing },
  });
  return signed(root, signers);
}

/** The metadata of one release, as bytes. All three files carry the same version. */
export interface ReleaseFiles {
  readonly version: number;
  readonly targets: Buffer;
  readonly snapshot: Buffer;
  readonly timestamp: Buffer;
}

const metaOf = (version: number, bytes: Buffer) => new MetaFile({ version, length: bytes.length, hashes: { sha256: sha256(bytes) } });

/** Signs a release. @param manifestBytes length of the manifest, whose hash is the generation's id. */
export function makeRelease(version: number, expires: string, release: Release, manifestBytes: number, signer: SigningKey): ReleaseFiles {
  const common = { version, specVersion: SPECIFICATION, expires };
  const target = new TargetFile({
    path: UPDATE_LAYOUT.target,
    length: manifestBytes,
    hashes: { sha256: release.generation },
    unrecognizedFields: { custom: { release } },
  });
  const targets = signed(new Targets({ ...common, targets: { [UPDATE_LAYOUT.target]: target } }), [signer]);
  const snapshot = signed(new Snapshot({ ...common, meta: { 'targets.json': metaOf(version, targets) } }), [signer]);
  const timestamp = signed(new Timestamp({ ...common, snapshotMeta: metaOf(version, snapshot) }), [signer]);
  return { version, targets, snapshot, timestamp };
}
