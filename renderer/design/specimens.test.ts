// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SPECIMENS } from './specimens.ts';

const components = readdirSync(join(import.meta.dirname, '../components')).filter((name) => name.endsWith('.vue')).map((name) => name.replace('.vue', ''));

describe('the design system', () => {
  it('shows every component', () => {
    expect(SPECIMENS.map(({ name }) => name).sort()).toEqual(components.sort());
  });

  it.each(components)('shows %s in at least one state', (name) => {
    expect(Object.keys(SPECIMENS.find((specimen) => specimen.name === name)?.states ?? {}), `give ${name} its states in renderer/design/specimens.ts`).not.toEqual([]);
  });
});
