/** One cue of a WebVTT file. Times are seconds from the start; a line never holds a line break. */
export interface VttCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** A place in a WebVTT file that does not parse; `line` counts from 1. */
export class VttError extends Error {
  override readonly name = 'VttError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;
const TIMING = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t].*)?$/;
const TIMESTAMP = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;

/** The sentence that a cue speaks: `s3.2` is the second cue of sentence `s3`. Undefined where the id is not ours. */
export function sentenceOfCue(id: string): string | undefined {
  return /^(s\d+)(?:\.\d+)?$/.exec(id)?.[1];
}

/** Writes cues as a WebVTT file, times to the millisecond, `\n` at the end of every line. */
export function formatVtt(cues: readonly VttCue[]): string {
  const blocks = cues.map((cue) =>
    [cue.id, `${formatTime(cue.start)} --> ${formatTime(cue.end)}`, ...cue.lines.map(escapeText)].join('\n'),
  );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/**
 * Reads the part of WebVTT that caption tracks use: cues with ids, times and plain lines; notes, styles and regions
 * are skipped, cue settings and tags dropped (W3C WebVTT, sections 4 and 6).
 *
 * @throws VttError with the line that is wrong.
 */
export function parseVtt(text: string): VttCue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) throw new VttError(1, 'must begin with the line WEBVTT');
  return blocksOf(lines).flatMap((block) => parseBlock(block) ?? []);
}

interface TextBlock {
  /** Number of the first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** The blocks after the header, which ends at the first blank line. */
function blocksOf(lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line === '') open = undefined;
    else if (open) open.push(line);
    else {
      open = [line];
      blocks.push({ line: index + 1, lines: open });
    }
  }
  return blocks.slice(1);
}

function parseBlock({ line, lines }: TextBlock): VttCue | undefined {
  const first = lines[0] ?? '';
  if (/^(NOTE|STYLE|REGION)([ \t]|$)/.test(first)) return undefined;
  const timed = first.includes('-->') ? 0 : 1;
  const timing = TIMING.exec(lines[timed] ?? '');
  const at = line + timed;
  if (!timing) throw new VttError(at, 'needs times such as 00:00:01.000 --> 00:00:04.500 here');
  const start = parseTime(timing[1] ?? '', at);
  const end = parseTime(timing[2] ?? '', at);
  if (end <= start) throw new VttError(at, 'ends before it starts');
  return { id: timed === 1 ? first : '', start, end, lines: lines.slice(timed + 1).map(unescapeText) };
}

function formatTime(seconds: number): string {
  const ms = Math.round(seconds * MS_PER_SECOND);
  const whole = Math.floor(ms / MS_PER_SECOND);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = two(Math.floor(whole / SECONDS_PER_HOUR));
  const minutes = two(Math.floor((whole % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE));
  return `${hours}:${minutes}:${two(whole % SECONDS_PER_MINUTE)}.${String(ms % MS_PER_SECOND).padStart(3, '0')}`;
}

function parseTime(value: string, line: number): number {
  const match = TIMESTAMP.exec(value);
  if (!match) throw new VttError(line, `${value} is no time; write it as 00:00:01.000`);
  const [, hours = '0', minutes = '0', seconds = '0', ms = '0'] = match;
  return Number(hours) * SECONDS_PER_HOUR + Number(minutes) * SECONDS_PER_MINUTE + Number(seconds) + Number(ms) / MS_PER_SECOND;
}

function escapeText(line: string): string {
  return line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00A0', '&lrm;': '\u200E', '&rlm;': '\u200F',
};

function unescapeText(line: string): string {
  return line.replace(/<[^>]*>/g, '').replace(/&[a-z]+;/g, (entity) => ENTITIES[entity] ?? entity);
}
