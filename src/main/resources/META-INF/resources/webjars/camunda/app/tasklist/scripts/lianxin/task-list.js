import { language } from './language.js';
import { RISK_LEVELS, RISK_LEVEL_OF_PRIORITY } from './codes.js';

/** Worst danger first, then the earliest due, unless the person sorts otherwise (her choice stands in the address). */
const WORST_FIRST = JSON.stringify([
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' }
]);

window.angular.module('cam.tasklist').run([
  '$rootScope',
  '$location',
  ($rootScope, $location) => {
    const sort = () => {
      if (!$location.search().sorting && ['', '/'].includes($location.path())) {
        $location.search('sorting', WORST_FIRST).replace();
      }
    };
    sort();
    $rootScope.$on('$locationChangeSuccess', sort);
  }
]);

const chinese = language === 'zh';
function setText(element, text) {
  if (element.textContent.trim() !== text) {
    element.textContent = text;
  }
}

/** Cards show the priority; a person reads the level. */
function nameLevels() {
  document.querySelectorAll('.tasks-list .priority').forEach(card => {
    const level = RISK_LEVEL_OF_PRIORITY[card.textContent.trim()];
    if (level) {
      card.dataset.riskLevel = level;
      setText(card, chinese ? RISK_LEVELS[level] : level);
    }
  });
}

new MutationObserver(nameLevels).observe(document.body, { childList: true, subtree: true, characterData: true });

/** On a phone the columns lie below each other: bring the chosen task up. */
const PHONE = '(max-width: 767px)';

document.addEventListener('click', event => {
  if (window.matchMedia(PHONE).matches && event.target instanceof Element && event.target.closest('.tasks-list li.task')) {
    window.setTimeout(() => document.querySelector('.column-right')?.scrollIntoView(), 400);
  }
});
