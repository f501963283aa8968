// Draws two versions of a file side by side and marks what differs.
import { tellProblem, text, viewer } from './modeling-viewers.js';

const page = document.getElementById('compare');
const places = [document.getElementById('from'), document.getElementById('to')];
const WORDS = { added: '新增', removed: '删去', changed: '改动', moved: '挪了位置' };

/** One line for each difference; a click on it shows the place. */
const list = differences => {
  const lines = differences.map(({ what, name, show }) => {
    const line = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = what;
    button.textContent = `${WORDS[what]}：${name}`;
    button.addEventListener('click', show);
    line.append(button);
    return line;
  });
  if (lines.length === 0) {
    lines.push(Object.assign(document.createElement('li'), { textContent: '没有差别。' }));
  }
  document.getElementById('differences').replaceChildren(...lines);
};

const compareDiagrams = async files => {
  const { Viewer, diff } = await viewer('bpmn');
  const [older, newer] = await Promise.all(files.map(async (file, side) => {
    const drawn = new Viewer({ container: places[side] });
    await drawn.importXML(file);
    drawn.get('canvas').zoom('fit-viewport');
    return drawn;
  }));
  followEachOther(older, newer);

  const { _added, _removed, _changed, _layoutChanged } = diff(older.getDefinitions(), newer.getDefinitions());
  const differences = [];
  const mark = (elements, what, viewers) => Object.keys(elements).forEach(id => {
    const holders = viewers.filter(each => each.get('elementRegistry').get(id));
    holders.forEach(each => each.get('canvas').addMarker(id, `diff-${what}`));
    const element = elements[id].model ?? elements[id];
    differences.push({ what, name: `${element.name ?? ''} ${id}`.trim(), show: () => holders.forEach(each => showIn(each, id)) });
  });
  mark(_added, 'added', [newer]);
  mark(_removed, 'removed', [older]);
  mark(_changed, 'changed', [older, newer]);
  mark(_layoutChanged, 'moved', [older, newer]);
  // It may lie in a sub-process, on a plane of its own.
  differences[0]?.show();
  return differences;
};

const showIn = (drawn, id) => {
  const canvas = drawn.get('canvas');
  canvas.setRootElement(canvas.findRoot(drawn.get('elementRegistry').get(id)));
  canvas.zoom(1);
  canvas.scrollToElement(id);
};

/** Who moves one drawing sees the same place of the other. */
const followEachOther = (...drawings) => {
  let leading = false;
  drawings.forEach((moved, side) => moved.on('canvas.viewbox.changed', ({ viewbox: { x, y, width, height } }) => {
    if (leading) {
      return;
    }
    leading = true;
    drawings[1 - side].get('canvas').viewbox({ x, y, width, height });
    leading = false;
  }));
};

/** By element id, what of a table a reader sees: names of columns, cells and notes of the rows. */
const partsOfTables = xml => {
  const parts = new Map();
  const tables = new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagNameNS('*', 'decision');
  for (const decision of tables) {
    const head = [decision.getAttribute('name'), decision.getElementsByTagNameNS('*', 'decisionTable')[0]?.getAttribute('hitPolicy')];
    parts.set(decision.id, { decision: decision.id, name: decision.getAttribute('name'), content: head.join() });
    for (const kind of ['input', 'output', 'rule']) {
      [...decision.getElementsByTagNameNS('*', kind)].forEach((part, index) => parts.set(part.id, {
        decision: decision.id,
        name: `${decision.getAttribute('name')} · ${kind === 'rule' ? `第 ${index + 1} 行` : part.getAttribute('label')}`,
        content: part.textContent.replace(/\s+/g, ' ') + [...part.attributes].map(({ name, value }) => name + value)
      }));
    }
  }
  return parts;
};

const differing = (older, newer) => [
  ...[...newer].filter(([id]) => !older.has(id)).map(([id, part]) => ({ id, part, what: 'added' })),
  ...[...older].filter(([id]) => !newer.has(id)).map(([id, part]) => ({ id, part, what: 'removed' })),
  ...[...newer].filter(([id, part]) => older.has(id) && older.get(id).content !== part.content)
    .map(([id, part]) => ({ id, part, what: 'changed' }))
];

const compareTables = async files => {
  const { Viewer } = await viewer('dmn');
  const drawings = await Promise.all(files.map(async (file, side) => {
    const drawn = new Viewer({ container: places[side] });
    await drawn.importXML(file);
    return drawn;
  }));
  const found = differing(...files.map(partsOfTables));
  const open = async decision => {
    for (const [side, drawn] of drawings.entries()) {
      const view = drawn.getViews().find(each => each.element.id === decision);
      if (view) {
        await drawn.open(view);
        found.forEach(({ id, what }) => places[side]
          .querySelectorAll(`[data-row-id="${CSS.escape(id)}"], [data-col-id="${CSS.escape(id)}"]`)
          .forEach(cell => cell.classList.add(`diff-${what}`)));
      }
    }
  };
  await open(found[0]?.part.decision ?? drawings[1].getViews().find(view => view.type === 'decisionTable').element.id);
  return found.map(({ id, part, what }) => ({
    what,
    name: part.name,
    show: async () => {
      await open(part.decision);
      places.forEach(place => place.querySelector(`[data-row-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' }));
    }
  }));
};

/** By id, every field of a form without what is nested in it. */
const partsOfForm = schema => {
  const parts = new Map();
  const collect = ({ components = [], ...part }) => {
    parts.set(part.id, { name: part.label ?? part.text?.slice(0, 40) ?? part.id, content: JSON.stringify(part) });
    components.forEach(collect);
  };
  collect(schema);
  return parts;
};

const compareForms = async files => {
  const { Viewer } = await viewer('form');
  const schemas = files.map(file => JSON.parse(file));
  await Promise.all(schemas.map((schema, side) => new Viewer({ container: places[side] }).importSchema(schema)));
  places.forEach(place => place.classList.add('form'));
  const found = differing(...schemas.map(partsOfForm));
  const fields = id => places.flatMap(place => [...place.querySelectorAll(`[id$="-${CSS.escape(id)}"]`)])
    .map(input => input.closest('.fjs-form-field, .fjs-element') ?? input);
  found.forEach(({ id, what }) => fields(id).forEach(field => field.classList.add(`diff-${what}`)));
  return found.map(({ id, part, what }) => ({
    what,
    name: part.name,
    show: () => fields(id).forEach(field => field.scrollIntoView({ block: 'center' }))
  }));
};

const COMPARE = { DIAGRAM: compareDiagrams, TABLE: compareTables, FORM: compareForms };

try {
  list(await COMPARE[page.dataset.kind](await Promise.all([page.dataset.from, page.dataset.to].map(text))));
} catch (error) {
  tellProblem(error);
}
