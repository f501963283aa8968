import { language, shown } from '../../tasklist/scripts/lianxin/language.js';

const chinese = language === 'zh';

export default {
  app: {
    vendor: chinese ? '连心桥' : 'Lianxin Bridge',
    name: chinese ? '首页' : 'Welcome'
  },
  locales: {
    availableLocales: shown,
    fallbackLocale: 'zh'
  },
  disableWelcomeMessage: true,
  links: [],
  customScripts: ['../../../js/front-door', '../tasklist/scripts/lianxin/language-switch']
};
