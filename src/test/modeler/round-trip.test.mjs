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
    assert.deepEqual(await content(file, saved), await content(file, text));
  });
}

test('whatever is lost is found', async () => {
  const text = readFileSync(ROOT + 'bpmn/urging.bpmn', 'utf8');

  for (const [said, instead] of [[' camunda:versionTag="0.1"', ''], ['<bpmn:outgoing>Flow_TermEnded_Step</bpmn:outgoing>', ''], ['都从反馈时限', '从反馈时限']]) {
    assert.notDeepEqual(await content('urging.bpmn', text.replace(said, instead)), await content('urging.bpmn', text));
  }
});

/**
 * What a file says, whatever its indentation, prefixes and order of attributes. Elements keep their order among those of
 * the same name; the shapes of a drawing have none, as they are stacked anew with every saving.
 */
function content(file, text) {
  return file.endsWith('.form') ? JSON.parse(text) : modeler.page.evaluate(elements, text);
}

function elements(xml) {
  const XMLNS = 'http://www.w3.org/2000/xmlns/';
  const name = node => `{${node.namespaceURI ?? ''}}${node.localName}`;
  const told = element => {
    const attributes = [...element.attributes]
      .filter(attribute => attribute.namespaceURI !== XMLNS)
      .map(attribute => `${name(attribute)}=${attribute.value}`)
      .sort();
    const text = element.children.length ? [] : [element.textContent];
    const group = child => (element.localName === 'BPMNPlane' ? child.id : name(child));
    const children = Map.groupBy(element.children, group);
    return [name(element), attributes, text, [...children.keys()].sort().map(key => children.get(key).map(told))];
  };
  return told(new DOMParser().parseFromString(xml, 'application/xml').documentElement);
}
