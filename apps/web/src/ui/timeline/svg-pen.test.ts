import { expect, test } from 'vitest';
import { svgPen } from './svg-pen.ts';

test('what is drawn is well-formed SVG, whatever names hold', () => {
  const pen = svgPen('Inter');
  pen.clip({ x: 0, y: 0, w: 10, h: 10 });
  pen.rect(
    { x: 1, y: 2, w: 3, h: 4, radius: 2 },
    { stripes: { ground: '#fff', line: '#000' }, stroke: '#111' },
  );
  pen.rect({ x: 1, y: 2, w: 3, h: 4 }, { stripes: { ground: '#fff', line: '#000' } });
  pen.text('<script>"&\u0001', { x: 1, y: 2 }, { color: '#000' });
  pen.unclip();
  const svg = pen.svg({ w: 10, h: 10, title: 'A & B' });
  expect(svg).toContain('<title>A &amp; B</title>');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;</text>');
  expect(svg.match(/<pattern /g)).toHaveLength(1);
  expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length);
});
