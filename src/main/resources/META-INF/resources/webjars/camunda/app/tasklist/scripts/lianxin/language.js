/**
 * The language of the pages: Chinese, whatever the browser prefers, until the person chooses English.
 * A cookie remembers the choice because the browser's storage is emptied at sign-in and sign-out.
 */
const COOKIE = 'lianxin-language';
const OFFERED = ['zh', 'en'];
const A_YEAR = 365 * 24 * 60 * 60;

const chosen = document.cookie
  .split('; ')
  .filter(cookie => cookie.startsWith(COOKIE + '='))
  .map(cookie => cookie.slice(COOKIE.length + 1))
  .find(value => OFFERED.includes(value));

export const language = chosen || 'zh';

export const shown = OFFERED.filter(offered => offered === language);

export function choose(other) {
  document.cookie = `${COOKIE}=${other}; path=/; max-age=${A_YEAR}; SameSite=Lax`;
  location.reload();
}

/**
 * The application fetches its words while it draws the page; what is drawn before they arrive shows keys such as DUE_DATE for good.
 * It looks in the storage first: there they are before it starts, fetched anew, so that a change of ours is not missed.
 */
const STORED = 'camunda-web';
const base = document.querySelector('base');
const place = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
const settings = JSON.parse(localStorage.getItem(STORED) || '{}');
Object.keys(settings)
  .filter(key => key.includes('_locales_data_'))
  .forEach(key => delete settings[key]);
const words = await fetch(`${place}${language}.json`, { cache: 'no-cache' });
if (words.ok) {
  settings[`${place}_locales_data_${language}_${window.bust}`] = JSON.stringify(await words.json());
}
localStorage.setItem(STORED, JSON.stringify(settings));

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
