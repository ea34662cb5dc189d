import type { SourceId } from '../../../media/schema/index.ts';
import { findSticks, usualRoots } from './stick.ts';

export interface FindOptions {
  /** The address that the curator set; none, or an empty one, where the kiosk is to open no connection. */
  readonly lan?: string;
  /** Folders of this machine that may hold an update, absolute. */
  readonly folders?: readonly string[];
  /** Where sticks are mounted, as `usualRoots` writes it; those of the platform when left out. */
  readonly roots?: readonly string[];
  readonly platform?: NodeJS.Platform;
}

/**
 * Where an update may be had now: sticks that are in, then the folders, then the address. Nothing is opened: what they
 * hold is known only once somebody looks.
 */
export async function findSources({ lan = '', folders = [], roots, platform = process.platform }: FindOptions): Promise<SourceId[]> {
  const sticks = await findSticks(roots ?? usualRoots(platform));
  return [
    ...sticks,
    ...folders.map((at) => ({ kind: 'folder' as const, at })),
    ...(lan === '' ? [] : [{ kind: 'lan' as const, at: lan.endsWith('/') ? lan : `${lan}/` }]),
  ];
}
