import { isAfter } from '../validate/dates.ts';

/** What tells persons of one name apart. */
export interface Known {
  readonly name: string;
  readonly unit: string;
  readonly birthplace: string;
  readonly born: string;
  /** Where the person stands: `people.csv:12`, `row 12`. */
  readonly where: string;
}

/** Remembers everybody who was noted, and answers who is probably the same person. */
export function createDuplicates() {
  const byName = new Map<string, Known[]>();
  return {
    note(person: Known): void {
      const others = byName.get(person.name);
      if (others) others.push(person);
      else byName.set(person.name, [person]);
    },
    /** Undefined where nobody is; the unit or the birthplace is the same, or one of the two is told apart by nothing. */
    find: (person: Known): { readonly other: Known; readonly why: string } | undefined => {
      for (const other of byName.get(person.name) ?? []) {
        const why = bornOnOtherDays(person.born, other.born) ? undefined : sameBy(person, other);
        if (why !== undefined) return { other, why };
      }
      return undefined;
    },
  };
}

function sameBy(a: Known, b: Known): string | undefined {
  if (a.unit !== '' && a.unit === b.unit) return 'the same name and unit';
  if (a.birthplace !== '' && a.birthplace === b.birthplace) return 'the same name and birthplace';
  const bare = ({ unit, birthplace }: Known) => unit === '' && birthplace === '';
  return bare(a) || bare(b) ? 'the same name, and no unit or birthplace to tell them apart' : undefined;
}

function bornOnOtherDays(a: string, b: string): boolean {
  return a !== '' && b !== '' && !/~/.test(a + b) && (isAfter(a, b) || isAfter(b, a));
}
