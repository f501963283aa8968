// Every diagram, table and form opens without a warning in the editors of Camunda Modeler, and saving it loses nothing.
// Needs npm ci in src/test, and Chromium.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Modeler } from './modeler.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILES = ['bpmn', 'forms'].flatMap(folder =>
  readdirSync(ROOT + folder).filter(name => /\.(bpmn|dmn|form)$/.test(name)).map(name => `${folder}/${name}`)
);

let modeler;

before(async () => (modeler = await Modeler.open()));
after(() => modeler?.close());

for (const file of FILES) {
  test(file, async () => {
    const text = readFileSync(ROOT + file, 'utf8');
    const { warnings, saved } = await modeler.save(file, text);

    assert.deepEqual(warnings, []);
    assert.deepEqual(await modeler.content(file, saved), await modeler.content(file, text));
  });
}

test('whatever is lost is found', async () => {
  const text = readFileSync(ROOT + 'bpmn/urging.bpmn', 'utf8');

  for (const [said, instead] of [[' camunda:versionTag="0.1"', ''], ['<bpmn:outgoing>Flow_TermEnded_Step</bpmn:outgoing>', ''], ['都从反馈时限', '从反馈时限']]) {
    assert.notDeepEqual(await modeler.content('urging.bpmn', text.replace(said, instead)), await modeler.content('urging.bpmn', text));
  }
});
