import type { RefusalCode } from '../../media/schema/index.ts';

/** Why an update does not become the exhibition. Whatever was shown before is shown on. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  /** @param message what is wrong, where, and what to do. */
  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Any error as a refusal: one that is none yet gets the code and the words in front of its own. */
export function asRefusal(error: unknown, code: RefusalCode, what: string): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(code, `${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
