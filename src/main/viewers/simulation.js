// Draws a process diagram and lets tokens run through it.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';

export { default as Viewer } from 'bpmn-js/lib/NavigatedViewer';
export { default as TokenSimulation } from 'bpmn-js-token-simulation/lib/viewer';
