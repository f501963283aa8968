/* Loaded by the engine's web applications: when the sign-in is over, the one front door takes over from their own. */
const leave = () => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(window.location.pathname);
  }
};
window.addEventListener('hashchange', leave);
leave();

// What these pages fetch by themselves keeps no sign-in alive; what a person does in them does, told once a minute.
const stillThere = new URL('../still-there', import.meta.url);
let told = Date.now();
const tell = () => {
  if (Date.now() - told > 60000) {
    told = Date.now();
    fetch(stillThere, { credentials: 'same-origin', cache: 'no-store' }).catch(() => {});
  }
};
['keydown', 'pointerdown', 'wheel'].forEach(kind => window.addEventListener(kind, tell, { passive: true, capture: true }));
