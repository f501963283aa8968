/** The words that the form viewer (form-js 1.8.7) has built in and offers no way to translate. */
export const WORDS = {
  'Add new': '添加一项',
  'Collapse': '收起',
  'Select': '请选择',
  'Search': '搜索',
  'No results': '没有符合的选项',
  'All values selected': '已全部选上',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  'Field is required.': '此项必填。',
  'Value is not a number.': '请填写数字。',
  'Date and time must both be entered.': '日期和时间都要填写。',
  'Field must be a valid email.': '请填写正确的电子邮箱地址。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '请填写带国家代码的电话号码。',
  'Remove tag': '移除',
  'Skip to search': '转到搜索',
  'Previous page': '上一页',
  'Next page': '下一页',
  'Increment': '加一',
  'Decrement': '减一',
  'Click to remove sorting': '取消排序'
};

export const SENTENCES = [
  [/^Expand all \((\d+)\)$/, '全部展开（共$1项）'],
  [/^of$/, '／'],
  [/^Field must match pattern .*\.$/s, '格式不对，请按要求填写。'],
  [/^Field must have minimum value of (.*)\.$/, '不得小于$1。'],
  [/^Field must have maximum value of (.*)\.$/, '不得大于$1。'],
  [/^Field must have minimum length of (.*)\.$/, '至少填写$1个字。'],
  [/^Field must have maximum length of (.*)\.$/, '最多填写$1个字。'],
  [/^Value is expected to be an integer\.$/, '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留$1位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, '请填写允许的数值，最接近的是$1和$2。'],
  [/^Remove list item (\d+)$/, '删除第$1项'],
  [/^Click to sort by (.*) descending$/, '按“$1”降序排列'],
  [/^Click to sort by (.*) ascending$/, '按“$1”升序排列']
];

/** Where the viewer puts its own words; what a person typed or a form says is never there. */
export const PLACES = [
  '.fjs-form-field-error li',
  '.fjs-repeat-render-footer button',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist-empty',
  '.fjs-table-empty',
  '.fjs-table-td[colspan]',
  '.fjs-table-nav-label',
  '.fjs-taglist-skip-link',
  '.fjs-iframe-placeholder-text'
].join(', ');

export function inChinese(text) {
  const words = text.trim();
  if (Object.hasOwn(WORDS, words)) {
    return text.replace(words, WORDS[words]);
  }
  const sentence = SENTENCES.find(([english]) => english.test(words));
  return sentence ? text.replace(words, words.replace(sentence[0], sentence[1])) : text;
}

/** For the calendar (flatpickr). */
export const CALENDAR = {
  weekdays: {
    shorthand: ['日', '一', '二', '三', '四', '五', '六'],
    longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
  },
  months: {
    shorthand: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
    longhand: [
      '一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'
    ]
  },
  firstDayOfWeek: 1,
  ordinal: () => '日',
  rangeSeparator: ' 至 ',
  weekAbbreviation: '周',
  scrollTitle: '滚动切换',
  toggleTitle: '点击切换',
  yearAriaLabel: '年',
  monthAriaLabel: '月',
  hourAriaLabel: '时',
  minuteAriaLabel: '分'
};
