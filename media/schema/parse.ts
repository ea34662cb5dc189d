import type { z } from 'zod';

/** What does not fit a schema: one message for each place, `chapters.0.title.en: Required`. */
class ParseError extends Error {
  override readonly name = 'ParseError';
  /** What was parsed, for the log: a path or an address. */
  readonly what: string;
  readonly problems: readonly string[];

  constructor(what: string, problems: readonly string[]) {
    super(`${what}: ${problems.join('; ')}`);
    this.what = what;
    this.problems = problems;
  }
}

/**
 * The one way from `unknown` to a typed value, for the curator's tools, the server and the renderer.
 *
 * @throws ParseError with every place that does not fit.
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ParseError(
    what,
    result.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`),
  );
}
