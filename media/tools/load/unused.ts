import { join } from 'node:path';
import { normalize } from 'node:path/posix';
import { pictureIds, SOURCE_LANGUAGES } from '../../schema/index.ts';
import { LABEL_KINDS } from '../../schema/labels.ts';
import type { ContentModel } from './model.ts';
import type { Problem } from './problem.ts';

const TABLES = [
  'exhibition.yaml', 'people.csv', 'units.csv', 'places.csv', 'memorials.csv', 'works.csv', 'timeline.csv', 'accounts.yaml', 'pronunciation.csv',
  'zh-hant.yaml', 'map.yaml',
];

/** Files that no visitor will ever meet: misspelt, forgotten, or of an exhibit that no chapter lists. */
export function findUnused(model: Omit<ContentModel, 'findings'>): Problem[] {
  const used = new Set([...TABLES, 'labels.yaml', 'pictures/pictures.yaml']);
  for (const kind of LABEL_KINDS) for (const language of SOURCE_LANGUAGES) for (const part of ['webm', 'json']) used.add(`narration/labels/${kind}.${language}.${part}`);
  for (const { text } of model.exhibition?.value.sources ?? []) if (text !== undefined) used.add(normalize(text));
  for (const { value } of model.pictures.rows) used.add(`pictures/${value.file}`);
  for (const id of model.exhibits.keys()) {
    for (const name of ['exhibit.yaml', ...SOURCE_LANGUAGES.map((language) => `${language}.md`)]) used.add(`exhibits/${id}/${name}`);
    for (const language of SOURCE_LANGUAGES) for (const part of ['webm', 'vtt', 'json']) used.add(`narration/${id}.${language}.${part}`);
    for (const name of Object.values(model.exhibits.get(id)?.sheet?.value.sign ?? {})) used.add(`sign/${name}`);
  }
  const warnings = model.files
    .filter((file) => !used.has(file) && !mayStandThere(file, model))
    .map((file) => ({ file: join(model.directory, file), line: 1, message: 'nothing uses this file; name it in the content, correct its name or remove it' }));
  return [...warnings, ...unlistedExhibits(model), ...unshownPictures(model)];
}

/** Notes for curators and what file managers leave behind. Before the list of pictures is right, none can be judged. */
function mayStandThere(file: string, model: Pick<ContentModel, 'pictures'>): boolean {
  const name = file.split('/').at(-1) ?? '';
  return name.startsWith('.') || /^(README|NOTES)(\.[a-z]+)?$/i.test(name) || (file.startsWith('pictures/') && !model.pictures.loaded);
}

function unlistedExhibits(model: Omit<ContentModel, 'findings'>): Problem[] {
  if (!model.exhibition) return [];
  const listed = new Set(model.exhibition.value.chapters.flatMap((chapter) => chapter.exhibits));
  return [...model.exhibits.keys()]
    .filter((id) => !listed.has(id))
    .map((id) => ({
      file: join(model.directory, 'exhibits', id, 'exhibit.yaml'),
      line: 1,
      message: `no chapter lists the exhibit ${id}; add it to a chapter in exhibition.yaml`,
    }));
}

function unshownPictures(model: Omit<ContentModel, 'findings'>): Problem[] {
  const sheets = [...model.exhibits.values()].map((exhibit) => exhibit.sheet?.value);
  // While an exhibit cannot be read, the pictures that only it shows would all be named here.
  if (sheets.includes(undefined)) return [];
  const shown = new Set(sheets.flatMap((sheet) => (sheet ? [sheet.hero, ...pictureIds(sheet.gallery)] : [])));
  return model.pictures.rows
    // The image of a character belongs to a name, not to an exhibit.
    .filter(({ value }) => value.character === undefined && !shown.has(value.id))
    .map((row) => ({ ...row.at('id'), message: `no exhibit shows the picture ${row.value.id}; name it as hero or in a gallery` }));
}
