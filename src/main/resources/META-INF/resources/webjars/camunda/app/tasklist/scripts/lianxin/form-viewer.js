import { language } from './language.js';
import { CALENDAR, PLACES, inChinese } from './form-words.js';

/** Chinese in the form viewer, and nothing typed is lost in it. */
const FORM = '.fjs-container';

function translateText(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const chinese = inChinese(walker.currentNode.data);
    if (chinese !== walker.currentNode.data) {
      walker.currentNode.data = chinese;
    }
  }
}

function translateAttribute(element, attribute) {
  const chinese = inChinese(element.getAttribute(attribute));
  if (chinese !== element.getAttribute(attribute)) {
    element.setAttribute(attribute, chinese);
  }
}

function translateDatePicker(input) {
  const picker = input._flatpickr;
  if (picker && picker.config.dateFormat !== 'Y-m-d') {
    picker.set('locale', CALENDAR);
    picker.set('dateFormat', 'Y-m-d');
    picker.setDate(picker.selectedDates, false);
  }
  if (/^[mdy]+\W/.test(input.placeholder)) {
    input.placeholder = '年-月-日';
  }
}

function translate(form) {
  form.querySelectorAll(PLACES).forEach(translateText);
  form.querySelectorAll('input[placeholder="Search"]').forEach(input => translateAttribute(input, 'placeholder'));
  form.querySelectorAll('input[placeholder="hh:mm"]').forEach(input => (input.placeholder = '时:分'));
  form.querySelectorAll('button[aria-label], th[aria-label]').forEach(button => translateAttribute(button, 'aria-label'));
  form.querySelectorAll('button[title]').forEach(button => translateAttribute(button, 'title'));
  form.querySelectorAll('.fjs-datepicker input').forEach(translateDatePicker);
}

/**
 * Tasklist greys the button out after any change in a row of a dynamic list, for good, because the viewer leaves an empty
 * entry among the errors. The button stays usable; a click on it checks everything and marks what is wrong.
 */
function keepButtonUsable(form) {
  const controller = window.angular.element(form).controller('camTasklistForm');
  if (controller && !controller.keepsButtonUsable) {
    const notify = controller.notifyFormValidated;
    controller.notifyFormValidated = () => notify.call(controller, false);
    controller.keepsButtonUsable = true;
    controller.notifyFormValidated();
  }
}

/** What a form points to is read beside it: in its place, all that was typed would be gone. */
function openBeside(form) {
  form.querySelectorAll('.fjs-form-field-text a').forEach(link => {
    link.target = '_blank';
    link.rel = 'noopener';
  });
}

function look() {
  document.querySelectorAll(FORM).forEach(form => {
    openBeside(form);
    keepButtonUsable(form);
    if (language === 'zh') {
      translate(form);
    }
  });
}

new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });

/**
 * The viewer takes over what is typed only after 300 ms, and whatever redraws the form meanwhile wipes it out.
 * While a key press is handled, that delay is left out.
 */
const VIEWER_DELAY = 300;
const later = window.setTimeout.bind(window);
let typing = false;
window.setTimeout = (action, delay, ...values) => {
  if (typing && delay === VIEWER_DELAY && typeof action === 'function') {
    queueMicrotask(() => action(...values));
    return 0;
  }
  return later(action, delay, ...values);
};

function inForm(event) {
  return event.target instanceof Element && event.target.closest(FORM);
}

document.addEventListener(
  'input',
  event => {
    if (inForm(event)) {
      typing = true;
      later(() => (typing = false), 0);
    }
  },
  true
);

// Enter in a line of text would hand the whole form in.
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && inForm(event) && event.target.matches('input')) {
    event.preventDefault();
  }
});

// A click beside the window or the Escape key would close the form to start with all that was typed.
const beside = event => event.target instanceof Element && event.target.matches('.modal') && event.target.querySelector(FORM);
document.addEventListener('click', event => beside(event) && event.stopPropagation(), true);
document.body.addEventListener('keydown', event => {
  if (event.key === 'Escape' && document.querySelector('.modal ' + FORM)) {
    event.stopPropagation();
  }
});

// After a click on the button: show the first field that is marked.
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('.btn-primary')) {
    later(() => document.querySelector(FORM + ' .fjs-form-field-error')?.scrollIntoView({ block: 'center' }), 100);
  }
});
