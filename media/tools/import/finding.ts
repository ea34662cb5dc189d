import type { Place } from './source.ts';

/** What a finding is about; `--json` counts by these. */
export type Kind =
  | 'file' | 'cell' | 'name' | 'date' | 'unit' | 'place' | 'role' | 'fate' | 'roll' | 'id' | 'glyph' | 'rule'
  | 'duplicate' | 'pinyin' | 'made' | 'column';

/** What stops an import; what stops it until a curator has accepted it; what is only told. */
export type Weight = 'problem' | 'doubt' | 'note';

export interface Finding extends Place {
  readonly weight: Weight;
  readonly kind: Kind;
  readonly message: string;
}

/** Most findings of one weight and kind that are told one by one; all of them are counted. */
const TOLD_MAX = 200;

/** Gathers findings and stays small, however many there are. */
export function createFindings() {
  const told: Finding[] = [];
  const counts = new Map<string, number>();
  return {
    add(finding: Finding): void {
      const key = `${finding.weight} ${finding.kind}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= TOLD_MAX) told.push(finding);
    },
    told: (weight: Weight): Finding[] => told.filter((finding) => finding.weight === weight),
    count: (weight: Weight, accepted: ReadonlySet<Kind> = new Set()): number =>
      [...counts].reduce((sum, [key, count]) => (key.startsWith(`${weight} `) && ![...accepted].some((kind) => key.endsWith(` ${kind}`)) ? sum + count : sum), 0),
    counts: (weight: Weight): Record<string, number> =>
      Object.fromEntries([...counts].filter(([key]) => key.startsWith(`${weight} `)).map(([key, count]) => [key.slice(weight.length + 1), count])),
  };
}
export type Findings = ReturnType<typeof createFindings>;
