import { convert } from 'fontverter';
import { Blob as FontBlob, Face } from 'harfbuzzjs';

/** What a font file can show. */
export interface FontContents {
  readonly codePoints: ReadonlySet<number>;
  /** OpenType feature tags of GSUB and GPOS together. */
  readonly features: ReadonlySet<string>;
}

/** Reads a font file in any of the formats sfnt, woff and woff2. */
export async function inspectFont(font: Buffer): Promise<FontContents> {
  const face = new Face(new FontBlob(await convert(font, 'sfnt')));
  return {
    codePoints: new Set(face.collectUnicodes()),
    features: new Set([...face.getTableFeatureTags('GSUB'), ...face.getTableFeatureTags('GPOS')]),
  };
}
