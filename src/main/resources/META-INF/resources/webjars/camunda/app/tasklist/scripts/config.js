import { language, shown } from './lianxin/language.js';

const chinese = language === 'zh';

// Tasklist takes the browser's language when it is among the available ones; offering only the chosen one makes the choice ours.
export default {
  app: {
    vendor: chinese ? '连心桥' : 'Lianxin Bridge',
    name: chinese ? '任务列表' : 'Tasklist'
  },
  locales: {
    availableLocales: shown,
    fallbackLocale: 'zh'
  },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'lll',
    normal: 'LLL',
    long: 'LLLL',
    short: 'LL'
  },
  disableWelcomeMessage: true,
  customScripts: [
    '../../../js/front-door',
    'scripts/lianxin/drafts',
    'scripts/lianxin/language-switch',
    'scripts/lianxin/task-list',
    'scripts/lianxin/register',
    'scripts/lianxin/messages',
    'scripts/lianxin/form-viewer'
  ],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: chinese ? '认领当前任务' : 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: chinese ? '转到第一个筛选' : 'set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: chinese ? '转到列表中的第一个任务' : 'sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: chinese ? '转到表单的第一个输入框' : 'sets the focus to the first input field in a task form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: chinese ? '打开“发起流程”窗口' : 'opens the start process modal dialog'
    }
  }
};
