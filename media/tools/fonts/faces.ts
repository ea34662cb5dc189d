/** Where Debian's fonts-noto-cjk and fonts-noto-cjk-extra put the collections. */
export const NOTO_FOLDER = '/usr/share/fonts/opentype/noto';

/** What installs the collections on Debian: the semi-bold is in the extra package. */
export const NOTO_INSTALL = 'apt-get install fonts-noto-cjk fonts-noto-cjk-extra';

/** Which characters a cut holds: all that the exhibition shows, or only the words of the interface. */
export type CharacterSet = 'exhibition' | 'interface';

/** A font file cut from a Noto collection. */
export interface CutFace {
  readonly family: string;
  readonly weight: number;
  /** In `renderer/fonts`. */
  readonly file: string;
  readonly collection: string;
  readonly postScriptName: string;
  readonly characters: CharacterSet;
}

/** The faces that the exhibition is set in, SC and TC apart: the style sheet chooses the family by `:lang()`. */
export const CUT_FACES: readonly CutFace[] = [
  {
    family: 'Kiosk Serif', weight: 400, file: 'kiosk-serif-regular.woff2',
    collection: 'NotoSerifCJK-Regular.ttc', postScriptName: 'NotoSerifCJKsc-Regular', characters: 'exhibition',
  },
  {
    family: 'Kiosk Serif', weight: 600, file: 'kiosk-serif-semibold.woff2',
    collection: 'NotoSerifCJK-SemiBold.ttc', postScriptName: 'NotoSerifCJKsc-SemiBold', characters: 'exhibition',
  },
  {
    family: 'Kiosk Serif TC', weight: 400, file: 'kiosk-serif-tc-regular.woff2',
    collection: 'NotoSerifCJK-Regular.ttc', postScriptName: 'NotoSerifCJKtc-Regular', characters: 'exhibition',
  },
  {
    family: 'Kiosk Serif TC', weight: 600, file: 'kiosk-serif-tc-semibold.woff2',
    collection: 'NotoSerifCJK-SemiBold.ttc', postScriptName: 'NotoSerifCJKtc-SemiBold', characters: 'exhibition',
  },
  {
    family: 'Kiosk Sans', weight: 400, file: 'kiosk-sans-regular.woff2',
    collection: 'NotoSansCJK-Regular.ttc', postScriptName: 'NotoSansCJKsc-Regular', characters: 'interface',
  },
  {
    family: 'Kiosk Sans TC', weight: 400, file: 'kiosk-sans-tc-regular.woff2',
    collection: 'NotoSansCJK-Regular.ttc', postScriptName: 'NotoSansCJKtc-Regular', characters: 'interface',
  },
];

/** The fallback for what curators and visitors type, in slices that load one by one as characters need them. */
export const FULL_FACE = {
  family: 'Kiosk Serif Full',
  weight: 400,
  filePrefix: 'kiosk-serif-full-',
  collection: 'NotoSerifCJK-Regular.ttc',
  postScriptName: 'NotoSerifCJKsc-Regular',
} as const;

/**
 * OpenType features that the screens use and Noto CJK has: vertical forms, half-width punctuation for
 * `text-spacing-trim`, proportional spacing for pinyin and Latin. Its figures are lining by default, it has no `lnum`.
 */
export const CUT_FEATURES = [
  'ccmp', 'liga', 'vert', 'vrt2', 'halt', 'vhal', 'palt', 'vpal', 'kern',
] as const;

/** The full face keeps `locl` besides: one family for both scripts, `lang` gives the forms. It doubles a cut's size. */
export const FULL_FEATURES = [...CUT_FEATURES, 'locl'] as const;
