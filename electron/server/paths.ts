/**
 * The path of an address, percent-decoded once and segment by segment, or undefined when it does not decode, or when
 * a decoded segment would be more than one. The URL parser has resolved `.` and `..` already, however they are
 * written; whatever else is strange is in no table of ours.
 */
export function decodedPath(url: string): string | undefined {
  const segments: string[] = [];
  for (const segment of new URL(url).pathname.split('/')) {
    const decoded = decodeSegment(segment);
    if (decoded === undefined || /[/\\\0]/.test(decoded)) return undefined;
    segments.push(decoded);
  }
  return segments.join('/');
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
