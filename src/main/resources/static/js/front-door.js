/* Loaded by the engine's web applications: when the sign-in is over, the one front door takes over from their own. */
const leave = () => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(window.location.pathname);
  }
};
window.addEventListener('hashchange', leave);
leave();
