// The element templates are valid, and Camunda Modeler makes of them what the rules for diagrams were asked about
// (ModelCheckTest checks made-from-templates.bpmn). Needs npm ci in src/test, and Chromium.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Modeler } from './modeler.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = ROOT + 'config/element-templates/';
const read = path => readFileSync(ROOT + path, 'utf8');

const APPLIED = {
  UserTask_Propose: 'org.lianxin.two-persons-first',
  UserTask_Approve: 'org.lianxin.two-persons-second',
  ServiceTask_Letter: 'org.lianxin.official-letter',
  UserTask_Await: 'org.lianxin.await-partner',
  BoundaryEvent_Reminder: 'org.lianxin.reminder-timer',
  CallActivity_HandOff: 'org.lianxin.hand-off'
};

let modeler;

before(async () => (modeler = await Modeler.open()));
after(() => modeler?.close());

test('the element templates make what has been checked', async () => {
  const templates = readdirSync(FOLDER).flatMap(file => JSON.parse(read('config/element-templates/' + file)));
  assert.deepEqual(templates.map(template => template.id).sort(), Object.values(APPLIED).sort());

  const { complaints, saved } = await modeler.apply(read('src/test/resources/templates/blank.bpmn'), templates, APPLIED);

  assert.deepEqual(complaints, []);
  const made = read('src/test/resources/templates/made-from-templates.bpmn');
  assert.deepEqual(await modeler.content('saved.bpmn', saved), await modeler.content('made.bpmn', made));
});

test('a template that is not valid is complained of', async () => {
  const { complaints } = await modeler.apply(
    read('src/test/resources/templates/blank.bpmn'),
    [{ id: 'broken', name: 'broken', appliesTo: ['bpmn:Task'], properties: [{ type: 'String', binding: { type: 'unheard-of' } }] }],
    {}
  );
  assert.equal(complaints.length, 1);
});
