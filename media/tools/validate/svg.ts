import { SaxesParser } from 'saxes';
import { PICTURE_MAX_PIXELS, PICTURE_WIDTHS_PX, SVG_MAX_BYTES } from '../../schema/index.ts';
import type { Problem } from '../load/problem.ts';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';

const FORBIDDEN: Readonly<Record<string, string>> = {
  script: 'a drawing runs nothing; remove the script',
  foreignObject: 'a drawing holds no page; remove the foreignObject',
  image: 'a drawing holds no other picture; draw it with shapes',
  text: 'letters would come in whatever font the building machine has; turn them into paths',
  animate: 'a drawing stands still; remove the animation',
  animateMotion: 'a drawing stands still; remove the animation',
  animateTransform: 'a drawing stands still; remove the animation',
  set: 'a drawing stands still; remove the animation',
  a: 'a drawing leads nowhere; remove the link',
};

/**
 * What a drawing must keep to, so that it looks the same wherever it is rendered and can do nothing but be seen: no
 * scripts, events, foreign content, text or references to anything outside itself, a viewBox, a size within limits.
 */
export function checkSvg(text: string, file: string): Problem[] {
  const problems: Problem[] = [];
  const bytes = Buffer.byteLength(text);
  if (bytes > SVG_MAX_BYTES) problems.push({ file, line: 1, message: `has ${bytes} bytes, more than the ${SVG_MAX_BYTES} that a drawing may have; simplify its paths` });
  const parser = new SaxesParser({ xmlns: true, fileName: file });
  const report = (message: string) => problems.push({ file, line: parser.line, message });
  let depth = 0;
  let broken = false;
  let style: string | undefined;

  parser.on('error', (error) => {
    // Everything behind the first error of the syntax is a guess.
    if (!broken) report(`is no well-formed XML: ${error.message.replace(/^.*?:\d+:\d+: /, '')}`);
    broken = true;
  });
  parser.on('doctype', () => report('has a DOCTYPE, which can pull in other files; remove it'));
  parser.on('processinginstruction', ({ target }) => report(`has the instruction <?${target}?>, which can pull in other files; remove it`));
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth === 1) checkRoot(tag, report);
    const forbidden = FORBIDDEN[tag.local];
    if (forbidden !== undefined) report(`has <${tag.name}>: ${forbidden}`);
    else if (tag.uri === SVG_NAMESPACE) for (const attribute of Object.values(tag.attributes)) checkAttribute(attribute, report);
    if (tag.local === 'style') style = '';
  });
  parser.on('text', (content) => {
    if (style !== undefined) style += content;
  });
  parser.on('cdata', (content) => {
    if (style !== undefined) style += content;
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (tag.local !== 'style' || style === undefined) return;
    if (/@import/i.test(style) || pointsOutside(style)) report('has a style that refers to something outside; only url(#id) is allowed');
    style = undefined;
  });
  parser.write(text).close();
  return problems;
}

interface Attribute {
  readonly local: string;
  readonly uri: string;
  readonly name: string;
  readonly value: string;
}

interface Tag {
  readonly local: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

function checkRoot(tag: Tag, report: (message: string) => void): void {
  if (tag.local !== 'svg' || tag.uri !== SVG_NAMESPACE) {
    report(`is no SVG; it must begin with <svg xmlns="${SVG_NAMESPACE}">`);
    return;
  }
  const [x, y, width, height, ...rest] = (tag.attributes['viewBox']?.value ?? '').trim().split(/[\s,]+/).map(Number);
  if (![x, y, width, height].every(Number.isFinite) || rest.length > 0 || !width || !height || width < 0 || height < 0) {
    report('has no viewBox with four numbers; without one it cannot be drawn in other sizes');
    return;
  }
  const widest = Math.max(...PICTURE_WIDTHS_PX);
  const pixels = Math.round(widest * ((widest * height) / width));
  if (pixels > PICTURE_MAX_PIXELS) report(`would have ${pixels} pixels at ${widest} px width, more than ${PICTURE_MAX_PIXELS}; make it less tall`);
}

function checkAttribute({ local, uri, name, value }: Attribute, report: (message: string) => void): void {
  if (/^on/i.test(local)) report(`has the event attribute ${name}; a drawing does nothing, remove it`);
  const refers = local === 'href' && (uri === '' || uri === XLINK_NAMESPACE);
  if (refers && !value.trim().startsWith('#')) report(`has ${name}="${value.slice(0, 40)}", which leads outside; only #id of the drawing itself is allowed`);
  else if (pointsOutside(value)) report(`has ${name} with a url() that leads outside; only url(#id) is allowed`);
}

/** Whether a style or an attribute holds a `url()` of anything but a part of the drawing. */
function pointsOutside(css: string): boolean {
  return [...css.matchAll(/url\(\s*['"]?\s*([^)'"]*)/gi)].some((match) => !match[1]?.startsWith('#'));
}
