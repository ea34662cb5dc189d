import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * A zod issue as a sentence for a curator: which field, what stands there, what would be right. Parse with
 * `reportInput: true`, or what stands there cannot be said.
 */
export function explainIssue(issue: Issue): string {
  const where = fieldName(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `${where} is missing; it must be ${typeName(issue.expected)}`;
      return `${where} is ${show(issue.input)}; it must be ${typeName(issue.expected)}`;
    case 'invalid_value':
      if (issue.input === undefined) return `${where} is missing; it must be one of ${issue.values.map(String).join(', ')}`;
      return `${where} is ${show(issue.input)}; it must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `${where} has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which nothing reads; correct the spelling or remove it`;
    case 'too_small':
      return isEmpty(issue.input) ? `${where} is empty; write it here` : `${where}: ${lowerFirst(issue.message)}`;
    case 'invalid_format':
      return `${where} is ${show(issue.input)}; it ${issue.message.startsWith('must') ? issue.message : `does not fit: ${lowerFirst(issue.message)}`}`;
    default:
      return `${where}: ${lowerFirst(issue.message)}`;
  }
}

/** `chapters[0].title.en` of a path; `the file` where the whole is meant. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'this';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`)).join('');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of fields (a text has zh-Hans and en)',
  record: 'a set of fields',
};

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

const SHOWN_MAX_CHARACTERS = 40;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_MAX_CHARACTERS ? `${text.slice(0, SHOWN_MAX_CHARACTERS)}…` : text;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
