/** Shows of a refused form only the sentence meant for the person, without the engine's English in front of it. */
const CHINESE = /[〔（“《\u4e00-\u9fff]/;

/** Two steps of one referral at the same moment: the engine lets one win. */
const COLLISION = /ENGINE-03005/;

export function sentenceOf(message) {
  if (COLLISION.test(message)) {
    return '刚才这件的另一步也在办理，这次没有提交上。请再点一次“提交”，已填写的内容都还在。';
  }
  const begin = (message || '').search(CHINESE);
  // The engine quotes the message of a listener; the closing quote goes with the opening one.
  return begin > 0 ? message.slice(begin).replace(/'$/, '') : message;
}

window.angular.module('cam.tasklist').run([
  'Notifications',
  notifications => {
    const addError = notifications.addError.bind(notifications);
    notifications.addError = error => {
      error.message = sentenceOf(error.message);
      addError(error);
      // In the window of a form to start, messages stand above the form; the button is below it.
      window.setTimeout(() => document.querySelector('.modal .alert-danger:not(.ng-hide)')?.scrollIntoView(), 50);
    };
  }
]);
