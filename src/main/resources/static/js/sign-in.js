/* Nothing of a case outlives a sign-in in this browser. Over TLS the header Clear-Site-Data does the same. */
sessionStorage.clear();
localStorage.clear();
