// Draws a process diagram and lets tokens run through it, without the controls that come with the simulation: they are English and bring inline styles.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import Animation from 'bpmn-js-token-simulation/lib/animation';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

export class Viewer extends NavigatedViewer {
  constructor(options) {
    super({ ...options, additionalModules: [Animation] });
  }
}
