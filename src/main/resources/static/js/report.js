// Leaves at once: nothing of the page stays on the screen while the next one loads, nor in the history.
const exit = document.querySelector('a.leave');

const leave = event => {
  event.preventDefault();
  document.body.replaceChildren();
  window.location.replace(exit.href);
};

exit.addEventListener('click', leave);
document.addEventListener('keydown', event => {
  // Within a Chinese input method Esc only takes back the syllable.
  if (event.key === 'Escape' && !event.isComposing) {
    leave(event);
  }
});

// A page that the browser kept whole, with what was typed into it, is fetched anew when somebody goes back to it.
window.addEventListener('pageshow', event => {
  if (event.persisted) {
    document.body.replaceChildren();
    window.location.replace(window.location.href);
  }
});
