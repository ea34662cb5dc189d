import { join } from 'node:path';
import { exhibitSourceSchema, frontMatterSchema, SOURCE_LANGUAGES } from '../../schema/index.ts';
import type { FrontMatter, SourceLanguage } from '../../schema/index.ts';
import { loadClips } from './clip.ts';
import type { Located } from './located.ts';
import { parseBody } from './markdown.ts';
import type { ExhibitFolder, ExhibitPage } from './model.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import { parseYaml } from './yaml.ts';

const FENCE = '---';

/** Reads `exhibits/<id>/` and the narration that goes with it. */
export async function loadExhibit(directory: string, id: string, files: ReadonlySet<string>, problems: Problem[]): Promise<ExhibitFolder> {
  const file = join(directory, 'exhibits', id, 'exhibit.yaml');
  const text = await readText(file, problems, 'write the hero picture and the sections of the source there');
  const sheet = text === undefined ? undefined : parseYaml(exhibitSourceSchema, text, file, problems);
  const pages: Partial<Record<SourceLanguage, ExhibitPage>> = {};
  for (const language of SOURCE_LANGUAGES) {
    const page = await loadPage(directory, id, language, problems);
    if (page) pages[language] = page;
  }
  return { id, sheet, pages, clips: await loadClips(directory, id, files, problems) };
}

/** Reads `exhibits/<id>/<language>.md`. */
export async function loadPage(directory: string, id: string, language: SourceLanguage, problems: Problem[]): Promise<ExhibitPage | undefined> {
  const file = join(directory, 'exhibits', id, `${language}.md`);
  const text = await readText(file, problems, `write the text of the exhibit in ${language === 'en' ? 'English' : 'simplified Chinese'} there`);
  return text === undefined ? undefined : parsePage(text, language, file, problems);
}

function parsePage(text: string, language: SourceLanguage, file: string, problems: Problem[]): ExhibitPage {
  const lines = text.split('\n');
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE || end < 0) {
    problems.push({ file, line: 1, message: 'has no front matter; begin with ---, title: ..., subtitle: ..., ---' });
    return { file, front: undefined, blocks: parseBody(text, language, file, problems) };
  }
  const front = parseYaml(frontMatterSchema, lines.slice(1, end).join('\n'), file, problems, 2);
  if (front) checkTitleHant(front, language, problems);
  const body = lines.map((line, index) => (index <= end ? '' : line)).join('\n');
  const blocks = parseBody(body, language, file, problems);
  if (blocks.length === 0) problems.push({ file, line: end + 1, message: 'has no text; write the body below the front matter' });
  return { file, front, blocks };
}

function checkTitleHant(front: Located<FrontMatter>, language: SourceLanguage, problems: Problem[]): void {
  if (language === 'en' && front.value.titleHant !== undefined) {
    problems.push({ ...front.at('titleHant'), message: 'titleHant belongs to zh-Hans.md; remove it here' });
  }
}
