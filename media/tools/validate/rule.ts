import type { ContentModel } from '../load/model.ts';
import type { Problem } from '../load/problem.ts';

/** Looks at the whole model and names every breach of one family of rules. Never throws for what a curator wrote. */
export type Rule = (model: ContentModel) => Problem[] | Promise<Problem[]>;
