/** The line that `--serve` prints for programs. */
export interface Announcement {
  /** The address of the first visit; it holds the secret. */
  readonly url: string;
  readonly runtime: 'browser' | 'electron';
  readonly exhibition: string;
  readonly generation: string;
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'on'>;

/**
 * Takes stdout for the one line of JSON: whatever else is printed there, by a library's `console.log` or so, goes to
 * stderr instead.
 *
 * @returns what prints the line.
 */
export function claimStdout(stdout: Stream, stderr: Stream): (line: Announcement) => void {
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  // Who read the line may close the pipe; the kiosk goes on.
  stdout.on('error', () => undefined);
  return ({ url, runtime, exhibition, generation }) => void write(`${JSON.stringify({ url, runtime, exhibition, generation })}\n`);
}
