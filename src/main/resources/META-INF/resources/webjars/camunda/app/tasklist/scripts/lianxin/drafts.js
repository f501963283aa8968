/**
 * Tasklist writes drafts of forms, unencrypted, where they stay for good. Here they go to the storage of the tab instead:
 * what was saved is there again after the page is loaded anew, and gone with the tab or the sign-in.
 */
const DRAFT = /^(camunda-form|camForm):/;

const place = (storage, key) => (storage === window.localStorage && DRAFT.test(key) ? window.sessionStorage : storage);

for (const method of ['getItem', 'setItem', 'removeItem']) {
  const stock = Storage.prototype[method];
  Storage.prototype[method] = function (key, ...value) {
    return stock.call(place(this, key), key, ...value);
  };
}
