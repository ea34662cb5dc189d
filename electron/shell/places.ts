import { join } from 'node:path';

export interface Places {
  /** The built interface. */
  readonly app: string;
  /** The library that was shipped with the program. */
  readonly library: string;
  /** The bundled preload script. */
  readonly preload: string;
}

/** Where the program finds its parts: inside the package and beside it, or in a source checkout. */
export function placesOf(app: { readonly isPackaged: boolean; getAppPath(): string }, resources: string): Places {
  const built = join(app.getAppPath(), 'build', 'out');
  return {
    app: join(built, 'app'),
    // Media stay outside the archive: they are large, and are read in ranges.
    library: app.isPackaged ? join(resources, 'library') : join(built, 'library'),
    preload: join(built, 'electron', 'preload.cjs'),
  };
}
