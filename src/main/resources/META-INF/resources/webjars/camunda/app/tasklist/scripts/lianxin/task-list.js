import { language } from './language.js';
import { MATTERS, RISK_LEVELS, RISK_LEVEL_OF_PRIORITY } from './codes.js';

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

/** Cards show codes; a person reads names. */
function name(element, names, mark) {
  const code = element.textContent.trim();
  if (Object.hasOwn(names, code)) {
    element.textContent = names[code];
  }
  if (mark) {
    const level = Object.keys(RISK_LEVELS).find(key => RISK_LEVELS[key] === element.textContent.trim());
    element.dataset.riskLevel = level || 'unknown';
  }
}

function nameCodes() {
  document.querySelectorAll('.tasks-list .priority').forEach(card => name(card, RISK_LEVEL_OF_PRIORITY, true));
  document.querySelectorAll('.tasks-list .tasklist-card-plugin .value').forEach(value => {
    name(value, RISK_LEVELS);
    name(value, MATTERS);
  });
}

if (language === 'zh') {
  new MutationObserver(nameCodes).observe(document.body, { childList: true, subtree: true, characterData: true });
}
