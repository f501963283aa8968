// Shows the way of a sample case in the diagram, and lets a token go it.
import { tellProblem, viewer } from './modeling-viewers.js';

const page = document.getElementById('trial');
const ways = [...page.querySelectorAll('.way')];
const chooser = document.getElementById('way');
const play = document.getElementById('play');
const pause = document.getElementById('pause');

const shownWay = () => ways[chooser?.selectedIndex ?? 0];

/** The plane on which the element is drawn becomes the visible one. */
const open = (drawn, id) => {
  const canvas = drawn.get('canvas');
  const element = drawn.get('elementRegistry').get(id);
  if (element && canvas.findRoot(element) !== canvas.getRootElement()) {
    canvas.setRootElement(canvas.findRoot(element));
    canvas.zoom('fit-viewport');
    // Below the line that leads back to the plane around it.
    canvas.scroll({ dx: 0, dy: 50 });
  }
};

const show = (drawn, id) => {
  open(drawn, id);
  const canvas = drawn.get('canvas');
  canvas.zoom(1);
  canvas.scrollToElement(id);
};

const mark = drawn => {
  const canvas = drawn.get('canvas');
  const passed = new Set(shownWay().dataset.elements.split(' '));
  drawn.get('elementRegistry').forEach(({ id }) => {
    canvas.removeMarker(id, 'passed');
    if (passed.has(id)) {
      canvas.addMarker(id, 'passed');
    }
  });
  ways.forEach(way => { way.hidden = way !== shownWay(); });
};

/** What the way says of each gateway, in the order in which tokens come there, and of each step that begins a sub-process. */
const script = () => {
  const turns = new Map();
  const starts = new Map();
  shownWay().querySelectorAll('[data-element]').forEach(({ dataset: { element, taken, starts: begun } }) => {
    if (taken) {
      turns.set(element, [...turns.get(element) ?? [], taken.split(' ')]);
    }
    if (begun) {
      starts.set(element, begun);
    }
  });
  return { turns, starts };
};

/** Lets tokens run; at a gateway they do what the case does. */
const tokens = drawn => {
  const simulator = drawn.get('simulator');
  const registry = drawn.get('elementRegistry');
  let told = script();

  const follow = (gateway, taken) => {
    const flows = taken.map(id => registry.get(id));
    simulator.setConfig(gateway, { activeOutgoing: gateway.type === 'bpmn:InclusiveGateway' ? flows : flows[0] });
  };
  const begin = id => {
    const element = registry.get(id);
    const [waiting] = simulator.findSubscriptions({ element });
    if (waiting) {
      simulator.trigger(waiting);
    }
  };
  simulator.on('trace', ({ action, element }) => {
    if (action === 'exit' && told.turns.get(element.id)?.length) {
      follow(element, told.turns.get(element.id).shift());
    }
    if (action === 'enter' && element.type !== 'bpmn:SequenceFlow') {
      open(drawn, element.id);
    }
    if (action === 'exit' && told.starts.has(element.id)) {
      begin(told.starts.get(element.id));
    }
    // What waits for the outside gets its event at once, if the case has it.
    if (action === 'enter' && shownWay().dataset.elements.split(' ').includes(element.id) && ['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask'].includes(element.type)) {
      queueMicrotask(() => begin(element.id));
    }
    if (action === 'exit' && !element.parent) {
      play.dataset.done = 'true';
      pause.disabled = true;
    }
  });

  return () => {
    told = script();
    delete play.dataset.done;
    drawn.get('eventBus').fire('tokenSimulation.resetSimulation');
    const first = shownWay().dataset.first;
    open(drawn, first);
    begin(first);
    pause.disabled = false;
    pause.textContent = '暂停';
  };
};

try {
  const { Viewer } = await viewer('tokens');
  const drawn = new Viewer({ container: document.getElementById('drawing') });
  await drawn.importXML(document.getElementById('xml').value);
  drawn.get('canvas').zoom('fit-viewport');
  mark(drawn);
  const start = tokens(drawn);
  const speed = document.getElementById('speed');
  const hurry = () => drawn.get('animation').setAnimationSpeed(Number(speed.value));
  speed.addEventListener('change', hurry);
  hurry();
  play.addEventListener('click', start);
  pause.addEventListener('click', () => {
    const resting = pause.textContent === '暂停';
    drawn.get('animation')[resting ? 'pause' : 'play']();
    pause.textContent = resting ? '继续' : '暂停';
  });
  chooser?.addEventListener('change', () => mark(drawn));
  page.querySelectorAll('[data-element] button').forEach(button =>
    button.addEventListener('click', () => show(drawn, button.parentElement.dataset.element)));
  play.parentElement.hidden = false;
} catch (error) {
  tellProblem(error);
}
