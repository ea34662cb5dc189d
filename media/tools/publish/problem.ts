/** Why nothing was published, or no key made: one sentence or two for the curator, saying what is wrong, where, and what to do. */
export class PublishProblem extends Error {
  override readonly name = 'PublishProblem';
}
