import type { ContentModel } from '../load/model.ts';
import { sortProblems } from '../load/problem.ts';
import type { Findings } from '../load/problem.ts';
import { captions } from './captions.ts';
import { dates } from './dates.ts';
import { languages } from './languages.ts';
import { names } from './names.ts';
import { map } from './map.ts';
import { missingNarration, narration } from './narration.ts';
import { people } from './people.ts';
import { pictures } from './pictures.ts';
import { references } from './references.ts';
import type { Rule } from './rule.ts';
import { sections } from './sections.ts';
import { staleNarration } from './stale-narration.ts';
import { structure } from './structure.ts';
import { texts } from './texts.ts';
import { units } from './units.ts';

const RULES: readonly Rule[] = [structure, references, sections, texts, languages, names, people, units, dates, map, pictures, narration, staleNarration, captions];
const WARNING_RULES: readonly Rule[] = [missingNarration];

/** Everything that is wrong with a source, in the order of its files and lines: what could not be read, and every rule. */
export async function validate(model: ContentModel): Promise<Findings> {
  const problems = await Promise.all(RULES.map((rule) => rule(model)));
  const warnings = await Promise.all(WARNING_RULES.map((rule) => rule(model)));
  return {
    problems: sortProblems([...model.findings.problems, ...problems.flat()]),
    warnings: sortProblems([...model.findings.warnings, ...warnings.flat()]),
  };
}
