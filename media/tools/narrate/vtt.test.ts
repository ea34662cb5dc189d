import { describe, expect, it } from 'vitest';
import { formatVtt, parseVtt, sentenceOfCue, VttError } from './vtt.ts';

function errorOf(text: string): VttError {
  try {
    parseVtt(text);
  } catch (error) {
    if (error instanceof VttError) return error;
    throw error;
  }
  throw new Error('parsed although it should not');
}

describe('formatVtt', () => {
  it('writes a file that a browser reads', () => {
    const text = formatVtt([
      { id: 's1', start: 0.25, end: 3.1, lines: ['耒水渡口', '黎明时分'] },
      { id: 's2', start: 3661.0004, end: 3662.5, lines: ['a < b & c'] },
    ]);
    expect(text).toBe(
      'WEBVTT\n\ns1\n00:00:00.250 --> 00:00:03.100\n耒水渡口\n黎明时分\n\ns2\n01:01:01.000 --> 01:01:02.500\na &lt; b &amp; c\n',
    );
  });

  it('comes back the same from parseVtt', () => {
    const cues = [
      { id: 's1', start: 0, end: 1.999, lines: ['“—— & —”'] },
      { id: 's1.2', start: 2, end: 59.999, lines: ['<两行>', '第二行'] },
      { id: 's2', start: 60, end: 61, lines: ['third'] },
    ];
    expect(parseVtt(formatVtt(cues))).toEqual(cues);
  });
});

describe('parseVtt', () => {
  it('reads what other tools write: a mark at the start, CRLF, notes, styles, settings, tags, short times', () => {
    const text = '\uFEFFWEBVTT - captions\r\nKind: captions\r\n\r\nNOTE by hand\r\nover two lines\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n'
      + 's1\r\n00:01.000 --> 00:02.500 line:90% align:center\r\n<v 旁白>一<i>二</i>\r\n\r\n\r\n00:03.000 --> 00:04.000\r\nno id';
    expect(parseVtt(text)).toEqual([
      { id: 's1', start: 1, end: 2.5, lines: ['一二'] },
      { id: '', start: 3, end: 4, lines: ['no id'] },
    ]);
  });

  it('has no cues in a file with only a header', () => {
    expect(parseVtt('WEBVTT\n')).toEqual([]);
  });

  it.each([
    ['', 1, 'WEBVTT'],
    ['WEBVTTX\n', 1, 'WEBVTT'],
    ['WEBVTT\n\ns1\n00:01 --> 00:02.000\na\n', 4, '00:01 is no time'],
    ['WEBVTT\n\ns1\n00:02.000 --> 00:02.000\na\n', 4, 'ends before it starts'],
    ['WEBVTT\n\ns1\nonly text\n', 4, 'needs times'],
    ['WEBVTT\n\ns1\n', 4, 'needs times'],
    ['WEBVTT\n\n00:61.000 --> 00:62.000\na\n', 3, 'is no time'],
  ])('says which line of %j is wrong', (text, line, message) => {
    const error = errorOf(text);
    expect(error.line).toBe(line);
    expect(error.message).toContain(message);
  });
});

describe('sentenceOfCue', () => {
  it('knows the sentence of a cue', () => {
    expect(sentenceOfCue('s3')).toBe('s3');
    expect(sentenceOfCue('s12.2')).toBe('s12');
    expect(sentenceOfCue('intro')).toBeUndefined();
    expect(sentenceOfCue('s3.2.1')).toBeUndefined();
  });
});
