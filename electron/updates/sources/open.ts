import type { SourceId } from '../../../media/schema/index.ts';
import { openFolder } from './folder.ts';
import { openLan } from './lan.ts';
import type { Source } from './source.ts';

/** Opens nothing yet: the first file that is asked for does. @throws SourceError for an address outside of the house. */
export function openSource(id: SourceId): Source {
  switch (id.kind) {
    case 'folder':
    case 'stick':
      return openFolder(id);
    case 'lan':
      return openLan(id);
  }
}
