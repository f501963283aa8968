import { choose, language } from './language.js';

const button = document.createElement('button');
button.type = 'button';
button.className = 'lianxin-language';
button.lang = language === 'zh' ? 'en' : 'zh-CN';
button.textContent = language === 'zh' ? 'English' : '中文';
button.addEventListener('click', () => choose(language === 'zh' ? 'en' : 'zh'));
document.body.append(button);
