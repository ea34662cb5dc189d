/** `go-on`: answer as if there were no condition. `failed` is 412, `not-modified` is 304. */
export type ConditionOutcome = 'go-on' | 'not-modified' | 'failed';

/**
 * The preconditions of a GET or HEAD, in the order of RFC 9110, section 13.2.2. Dates are ignored: a representation
 * here has none, only its strong ETag.
 */
export function checkConditions(headers: Headers, etag: string): ConditionOutcome {
  const match = headers.get('If-Match');
  if (match !== null && match !== '*' && !tagsOf(match).includes(etag)) return 'failed';
  const noneMatch = headers.get('If-None-Match');
  // The comparison here is the weak one (13.1.2).
  if (noneMatch !== null && (noneMatch === '*' || tagsOf(noneMatch).some((tag) => tag.replace(/^W\//, '') === etag))) return 'not-modified';
  return 'go-on';
}

/** Whether a Range header is to be looked at: without If-Range, or where it names the strong ETag (13.1.5). */
export function rangeApplies(headers: Headers, etag: string): boolean {
  const condition = headers.get('If-Range');
  return condition === null || condition === etag;
}

function tagsOf(list: string): string[] {
  return list.match(/(W\/)?"[^"]*"/g) ?? [];
}
