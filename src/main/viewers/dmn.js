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
  Annotations: '依据和说明',
  'Input type': '输入的类型',
  'Input values': '输入的取值',
  'Output type': '输出的类型',
  'Output values': '输出的取值',
  'Output name': '输出',
  Unique: '唯一',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched': '各行互不重叠，最多一行符合',
  First: '首行',
  'Rules may overlap. The first matching rule will be chosen': '可以有几行符合，取第一行',
  Priority: '优先',
  'Rules may overlap. The one with the highest priority will be chosen': '可以有几行符合，取优先的一行',
  Any: '任一',
  'Rules may overlap. Their output have to match': '可以有几行符合，结果须相同',
  Collect: '汇集',
  'Collects the values of all matching rules': '取所有符合的行',
  'Collect (Sum)': '汇集（合计）',
  'Collects the values of all matching rules and sums up to a single value': '所有符合的行合计为一个数',
  'Collect (Min)': '汇集（最小）',
  'Collects the values of all matching rules and uses the lowest value': '所有符合的行取最小值',
  'Collect (Max)': '汇集（最大）',
  'Collects the values of all matching rules and uses the highest value': '所有符合的行取最大值',
  'Collect (Count)': '汇集（计数）',
  'Collects the values of all matching rules and counts the number of them': '数一数有几行符合',
  'Rule order': '按行序',
  'Collects the values of all matching rules in rule order': '取所有符合的行，按表中顺序',
  'Output order': '按结果序',
  'Collects the values of all matching rules in decreasing output priority order': '取所有符合的行，优先的在前'
};
// The viewer shows these as they stand in the file, without asking for a translation.
const TYPES = { string: '文字', boolean: '是否', number: '数字', integer: '整数', long: '整数', double: '数字', date: '日期', any: '不限' };
const words = { additionalModules: [{ translate: ['value', text => CHINESE[text] ?? text] }] };

export class Viewer extends NavigatedViewer {
  constructor(options) {
    super({ ...options, decisionTable: words, literalExpression: words });
  }

  async open(view) {
    const opened = await super.open(view);
    this._container.querySelectorAll('.input-variable, .output-variable').forEach(type => {
      type.textContent = TYPES[type.textContent] ?? type.textContent;
    });
    return opened;
  }
}
