import type { ContentModel } from '../load/model.ts';
import { sortProblems } from '../load/problem.ts';
import type { Findings } from '../load/problem.ts';
import { captions } from './captions.ts';
import { characterImages, missingCharacterImages } from './character-images.ts';
import { comparisons } from './comparisons.ts';
import { dates } from './dates.ts';
import { glyphs } from './glyphs.ts';
import { labels } from './labels.ts';
import { languages } from './languages.ts';
import { lengths } from './lengths.ts';
import { loudness } from './loudness.ts';
import { names } from './names.ts';
import { map } from './map.ts';
import { missingNarration, narration } from './narration.ts';
import { numbers } from './numbers.ts';
import { people } from './people.ts';
import { pictures } from './pictures.ts';
import { references } from './references.ts';
import { repeats } from './repeats.ts';
import type { Rule } from './rule.ts';
import { sections } from './sections.ts';
import { sign } from './sign.ts';
import { staleNarration } from './stale-narration.ts';
import { structure } from './structure.ts';
import { texts } from './texts.ts';
import { units } from './units.ts';
import { unknownNames } from './unknown-names.ts';

const RULES: readonly Rule[] = [
  structure, references, sections, texts, lengths, languages, names, people, units, dates, map, pictures, characterImages, comparisons, narration, loudness, captions, sign,
];
/** What they find is nearly always wrong; a machine cannot be sure. */
const RULES_OF_LIKELIHOOD: readonly Rule[] = [numbers, unknownNames];
const WARNING_RULES: readonly Rule[] = [missingNarration, staleNarration, missingCharacterImages];

/** What a run is given besides the content. */
export interface ValidateOptions {
  /** Files with the texts of sources, besides those that `exhibition.yaml` names: no text of ours may repeat them. */
  readonly sources?: readonly string[];
  /** Takes what is only very likely wrong for a warning: a build at closing time does not fail for it. Default: a problem. */
  readonly lenient?: boolean;
}

/**
 * Everything that is wrong with a source, in the order of its files and lines: what could not be read, and every rule.
 *
 * @throws Error of the disk when a file of `sources` cannot be read.
 */
export async function validate(model: ContentModel, { sources = [], lenient = false }: ValidateOptions = {}): Promise<Findings> {
  const run = (rules: readonly Rule[]) => Promise.all(rules.map((rule) => rule(model)));
  const problems = await run(lenient ? RULES : [...RULES, ...RULES_OF_LIKELIHOOD]);
  const warnings = await run(lenient ? [...WARNING_RULES, ...RULES_OF_LIKELIHOOD] : WARNING_RULES);
  const both = [model.findings, await glyphs(model), await labels(model), await repeats(model, sources)];
  return {
    problems: sortProblems([...both.flatMap((found) => found.problems), ...problems.flat()]),
    warnings: sortProblems([...both.flatMap((found) => found.warnings), ...warnings.flat()]),
  };
}
