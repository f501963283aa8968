// Draws a process diagram, and tells two of them apart.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

export { default as Viewer } from 'bpmn-js/lib/NavigatedViewer';
export { diff } from 'bpmn-js-differ';
