#!/usr/bin/env node
// Usage: node look.mjs [--out DIR] FILE.bpmn ...
// Draws each diagram to DIR/<name>.png, its collapsed sub-processes to DIR/<name>-<id>.png (default: the system's temporary folder) and lists what a reader would stumble over:
// import warnings, shapes that overlap, flows that run through a shape, flows that are not orthogonal, labels on top of shapes or
// of each other, flows that run right to left outside a loop, elements without a drawing. Exit 1 where anything is listed.
// Needs: npm ci (once, in the folder above) and Chromium (Debian: apt-get install chromium fonts-noto-cjk).
import { chromium } from 'playwright-core';
import { readFileSync, mkdirSync, existsSync } from 'node:fs';
import { basename, join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
let out = join(tmpdir(), 'diagrams');
if (args[0] === '--out') { out = args[1]; args.splice(0, 2); }
if (!args.length) { console.error('usage: look.mjs [--out DIR] FILE.bpmn ...'); process.exit(2); }
mkdirSync(out, { recursive: true });
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) { console.error('look.mjs: no Chromium found (apt-get install chromium)'); process.exit(2); }

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, deviceScaleFactor: 1.5 });
const dist = join(here, '../node_modules/bpmn-js/dist');
await page.setContent('<body style="margin:0"><div id="c" style="width:100vw;height:100vh"></div></body>');
await page.addStyleTag({ path: join(dist, 'assets/diagram-js.css') });
await page.addStyleTag({ path: join(dist, 'assets/bpmn-js.css') });
await page.addScriptTag({ path: join(dist, 'bpmn-viewer.production.min.js') });

let findings = 0;
for (const file of args) {
  const r = await page.evaluate(async (xml) => {
    document.getElementById('c').innerHTML = '';
    const viewer = new BpmnJS({ container: '#c' });
    const problems = [];
    let res;
    try { res = await viewer.importXML(xml); } catch (e) { return { problems: ['cannot be opened: ' + e.message], planes: [] }; }
    for (const w of res.warnings) problems.push('import warning: ' + w.message.split('\n')[0]);
    const reg = viewer.get('elementRegistry'), canvas = viewer.get('canvas');
    const planes = canvas.getRootElements();
    const all = reg.getAll().filter(e => e.parent);
    const label = e => (e.labelTarget || e).businessObject.name || (e.labelTarget || e).id;
    const shapes = all.filter(e => !e.waypoints && e.type !== 'label');
    const labels = all.filter(e => e.type === 'label');
    const flows = all.filter(e => e.waypoints && e.type === 'bpmn:SequenceFlow');
    const isContainer = e => /Participant|Lane|SubProcess|Transaction|Group/.test(e.type);
    const rootOf = e => { while (e.parent) e = e.parent; return e; };
    const inside = (a, b) => { for (let p = a.parent; p; p = p.parent) if (p === b) return true; return false; };
    const hit = (a, b, m = 0) => a.x < b.x + b.width - m && b.x < a.x + a.width - m && a.y < b.y + b.height - m && b.y < a.y + a.height - m;
    for (let i = 0; i < shapes.length; i++) for (let j = i + 1; j < shapes.length; j++) {
      const a = shapes[i], b = shapes[j];
      if (rootOf(a) !== rootOf(b) || inside(a, b) || inside(b, a)) continue;
      if (/Lane|Participant|Group|TextAnnotation/.test(a.type + b.type)) continue;
      if (a.host === b || b.host === a) continue;
      if ((a.host && a.host === b.host) ? hit(a, b) : hit(a, b, 1)) problems.push(`overlap: "${label(a)}" and "${label(b)}"`);
    }
    const seg = (w, i) => [w[i], w[i + 1]];
    for (const f of flows) {
      const w = f.waypoints;
      for (let i = 0; i + 1 < w.length; i++) {
        const [p, q] = seg(w, i);
        if (Math.abs(p.x - q.x) > 1 && Math.abs(p.y - q.y) > 1) problems.push(`slanted flow: ${f.id} ("${label(f.source)}" to "${label(f.target)}")`);
        for (const s of shapes) {
          if (s === f.source || s === f.target || rootOf(s) !== rootOf(f) || isContainer(s) || /TextAnnotation/.test(s.type)) continue;
          if (s.host && (s.host === f.source || s.host === f.target)) continue;
          const box = { x: Math.min(p.x, q.x), y: Math.min(p.y, q.y), width: Math.abs(p.x - q.x) || 1, height: Math.abs(p.y - q.y) || 1 };
          if (hit(box, { x: s.x + 3, y: s.y + 3, width: s.width - 6, height: s.height - 6 })) problems.push(`flow through a shape: ${f.id} ("${label(f.source)}" to "${label(f.target)}") crosses "${label(s)}"`);
        }
      }
    }
    for (const l of labels) {
      for (const s of shapes) if (s !== l.labelTarget && !isContainer(s) && rootOf(s) === rootOf(l) && hit(l, s, 3)) problems.push(`label on a shape: "${label(l)}" on "${label(s)}"`);
      for (const m of labels) if (l.id < m.id && rootOf(m) === rootOf(l) && hit(l, m, 3)) problems.push(`labels overlap: "${label(l)}" and "${label(m)}"`);
    }
    let crossings = 0;
    for (let i = 0; i < flows.length; i++) for (let j = i + 1; j < flows.length; j++) {
      if (rootOf(flows[i]) !== rootOf(flows[j])) continue;
      const a = flows[i].waypoints, b = flows[j].waypoints;
      for (let k = 0; k + 1 < a.length; k++) for (let n = 0; n + 1 < b.length; n++) {
        const [p, q] = seg(a, k), [r2, s2] = seg(b, n);
        const ah = Math.abs(p.y - q.y) < 1, bh = Math.abs(r2.y - s2.y) < 1;
        if (ah === bh) continue;
        const h = ah ? [p, q] : [r2, s2], v = ah ? [r2, s2] : [p, q];
        if (v[0].x > Math.min(h[0].x, h[1].x) + 1 && v[0].x < Math.max(h[0].x, h[1].x) - 1 && h[0].y > Math.min(v[0].y, v[1].y) + 1 && h[0].y < Math.max(v[0].y, v[1].y) - 1) crossings++;
      }
    }
    if (crossings) problems.push(`${crossings} crossings of flows`);
    return { problems: [...new Set(problems)], planes: planes.map(p => p.id), counts: { shapes: shapes.length, flows: flows.length } };
  }, readFileSync(file, 'utf8'));
  const name = basename(file).replace(/\.bpmn$/, '');
  for (const [i, plane] of (r.planes || []).entries()) {
    const picture = join(out, i ? `${name}-${plane}.png` : `${name}.png`);
    const box = await page.evaluate(async ({ xml, plane }) => {
      document.getElementById('c').innerHTML = '';
      window.viewer = new BpmnJS({ container: '#c' });
      await viewer.importXML(xml);
      const canvas = viewer.get('canvas');
      canvas.setRootElement(canvas.getRootElements().find(e => e.id === plane));
      return canvas.viewbox().inner;
    }, { xml: readFileSync(file, 'utf8'), plane });
    await page.setViewportSize({ width: Math.ceil(Math.max(400, box.width + 60)), height: Math.ceil(Math.max(300, box.height + 60)) });
    await page.evaluate(() => { viewer.get('canvas').resized(); viewer.get('canvas').zoom('fit-viewport', 'auto'); });
    await page.screenshot({ path: picture });
    console.log(`${name}: ${r.counts.shapes} shapes, ${r.counts.flows} flows, ${Math.round(box.width)}x${Math.round(box.height)} -> ${picture}`);
  }
  for (const p of r.problems) { console.log(`  ${name}: ${p}`); findings++; }
}
await browser.close();
console.log(findings ? `${findings} findings` : 'nothing to stumble over');
process.exit(findings ? 1 : 0);
