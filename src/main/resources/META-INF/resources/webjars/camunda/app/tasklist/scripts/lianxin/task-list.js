import { language } from './language.js';
import { MATTERS, PRIVATE_MATTERS, RISK_LEVELS, RISK_LEVEL_OF_PRIORITY } from './codes.js';

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
const PRIVATE = chinese ? '权益保护事项' : 'protected matter';

/** Cards show codes; a person reads names. */
function nameOf(code) {
  if (PRIVATE_MATTERS.includes(code)) {
    return PRIVATE;
  }
  const names = [RISK_LEVELS, MATTERS].find(list => chinese && Object.hasOwn(list, code));
  return names ? names[code] : code;
}

function setText(element, text) {
  if (element.textContent.trim() !== text) {
    element.textContent = text;
  }
}

function nameCodes() {
  document.querySelectorAll('.tasks-list .variable-value').forEach(value => {
    setText(value, nameOf(value.textContent.trim()));
  });
  document.querySelectorAll('.tasks-list .priority').forEach(card => {
    const level = RISK_LEVEL_OF_PRIORITY[card.textContent.trim()];
    if (level) {
      card.dataset.riskLevel = level;
      setText(card, chinese ? RISK_LEVELS[level] : level);
    }
  });
}

new MutationObserver(nameCodes).observe(document.body, { childList: true, subtree: true, characterData: true });

/** On a phone the columns lie below each other: bring the chosen task up. */
const PHONE = '(max-width: 767px)';

document.addEventListener('click', event => {
  if (window.matchMedia(PHONE).matches && event.target instanceof Element && event.target.closest('.tasks-list li.task')) {
    window.setTimeout(() => document.querySelector('.column-right')?.scrollIntoView(), 400);
  }
});
