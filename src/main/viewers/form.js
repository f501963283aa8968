// Draws a form as Tasklist shows it: the same version of the same viewer.
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';

export { Form as Viewer } from '@bpmn-io/form-js-viewer';
