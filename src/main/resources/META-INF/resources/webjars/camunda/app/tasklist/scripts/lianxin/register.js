import { language } from './language.js';

/** The way from Tasklist to the register; the application lies below the server's root as Tasklist does. */
window.angular.module('cam.tasklist').config([
  'ViewsProvider',
  views => {
    views.registerDefaultView('tasklist.navbar.action', {
      id: 'lianxin-register',
      template: `<a href="${new URL('../../../../../referrals', import.meta.url).pathname}" target="_self">
        <span class="glyphicon glyphicon-list"></span> ${language === 'zh' ? '台账' : 'Register'}</a>`,
      priority: 200
    });
  }
]);
