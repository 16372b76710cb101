/* Who goes to another edition from a page keeps what was asked of it: the query and the place on the page.
   Without JavaScript the links lead to the page itself. */
(() => {
  const leads = ".version-switcher__menu a[href], .edition-banner a[href]";
  const keep = (event) => {
    const link = event.target.closest?.(leads);
    if (!link) return;
    const [page] = link.getAttribute("href").split(/[?#]/);
    link.setAttribute("href", `${page}${window.location.search}${window.location.hash}`);
  };
  // before the theme's own listener looks at the link, and before a browser opens it in another tab
  for (const kind of ["click", "auxclick", "contextmenu"]) document.addEventListener(kind, keep, true);
})();
