/** A value as the JSON of an answer, its length told. */
export function jsonResponse(value: unknown, status: number, headers: Record<string, string>): Response {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return new Response(bytes, {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(bytes.byteLength), ...headers },
  });
}
