import { expect, it } from 'vitest';
import { SVG_MAX_BYTES } from '../../schema/index.ts';
import { checkSvg } from './svg.ts';

function check(inner: string, root = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 600 400">'): string[] {
  return checkSvg(`${root}\n${inner}\n</svg>\n`, 'd.svg').map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

it('lets a drawing pass', () => {
  expect(
    check(`<!-- river --><defs><linearGradient id="g"/><pattern id="p"/><style>.a { fill: url(#g); }</style></defs>
<g fill="url('#p')" style="stroke:url(#g)"><path d="M0 0h10"/><use href="#g"/><use xlink:href="#p"/></g><title>River</title>`),
  ).toEqual([]);
});

it.each([
  ['<script>alert(1)</script>', 'has <script>: a drawing runs nothing; remove the script'],
  ['<g onclick="x()"/>', 'has the event attribute onclick; a drawing does nothing, remove it'],
  ['<foreignObject/>', 'has <foreignObject>: a drawing holds no page; remove the foreignObject'],
  ['<text x="1">衡</text>', 'has <text>: letters would come in whatever font the building machine has; turn them into paths'],
  ['<image href="photo.png"/>', 'has <image>: a drawing holds no other picture; draw it with shapes'],
  ['<a href="#x"/>', 'has <a>: a drawing leads nowhere; remove the link'],
  ['<animate/>', 'has <animate>: a drawing stands still; remove the animation'],
  ['<use href="other.svg#a"/>', 'has href="other.svg#a", which leads outside; only #id of the drawing itself is allowed'],
  ['<use xlink:href="https://example.org/a.svg#b"/>', 'has xlink:href="https://example.org/a.svg#b", which leads outside; only #id of the drawing itself is allowed'],
  ['<rect fill="url(https://example.org/a#b)"/>', 'has fill with a url() that leads outside; only url(#id) is allowed'],
  ['<rect style="fill:url( \'x.svg#b\')"/>', 'has style with a url() that leads outside; only url(#id) is allowed'],
  ['<style>@import "a.css";</style>', 'has a style that refers to something outside; only url(#id) is allowed'],
  ['<style><![CDATA[.a{fill:url(data:x)}]]></style>', 'has a style that refers to something outside; only url(#id) is allowed'],
])('refuses %s', (inner, message) => {
  expect(check(inner)).toEqual([`d.svg:2: ${message}`]);
});

it.each([
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'has no viewBox with four numbers; without one it cannot be drawn in other sizes'],
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10">', 'has no viewBox with four numbers; without one it cannot be drawn in other sizes'],
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100">', 'has no viewBox with four numbers; without one it cannot be drawn in other sizes'],
  ['<svg viewBox="0 0 1 1">', 'is no SVG; it must begin with <svg xmlns="http://www.w3.org/2000/svg">'],
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 400">', 'would have 18662400 pixels at 2160 px width, more than 16000000; make it less tall'],
])('refuses the root %s', (root, message) => {
  expect(check('<g/>', root)).toEqual([`d.svg:1: ${message}`]);
});

it('refuses a DOCTYPE and instructions, the XML declaration aside', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
  expect(checkSvg(`<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<?xml-stylesheet href="a.css"?>\n${svg}`, 'd.svg').map(({ line, message }) => `${line}: ${message.split(';')[0]}`)).toEqual([
    '2: has a DOCTYPE, which can pull in other files',
    '3: has the instruction <?xml-stylesheet?>, which can pull in other files',
  ]);
});

it('names the first place where the XML breaks', () => {
  expect(check('<g><path></g>')).toEqual(['d.svg:2: is no well-formed XML: unexpected close tag.']);
  expect(checkSvg('', 'd.svg')).toHaveLength(1);
});

it('refuses a drawing of too many bytes', () => {
  const [first] = check(`<path d="${'M0 0'.repeat(SVG_MAX_BYTES / 4)}"/>`);
  expect(first).toMatch(/^d\.svg:1: has 524\d{3} bytes, more than the 524288 that a drawing may have/);
});
