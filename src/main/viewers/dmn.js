// Draws a decision table, with the viewer's own words in Chinese.
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import NavigatedViewer from 'dmn-js/lib/NavigatedViewer';

const CHINESE = {
  'View DRD': '看全图',
  'Hit policy:': '命中规则：',
  'Decision name: ': '决策表：',
  'Input label: ': '输入：',
  'Input expression: ': '输入表达式：',
  'Output label': '输出',
  When: '当',
  And: '且',
  Then: '则',
  Annotations: '依据和说明'
};
const words = { additionalModules: [{ translate: ['value', text => CHINESE[text] ?? text] }] };

export class Viewer extends NavigatedViewer {
  constructor(options) {
    super({ ...options, decisionTable: words, literalExpression: words });
  }
}
