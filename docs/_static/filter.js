/* A box that leaves of a long list the entries that have the words typed. Without JavaScript the whole list is
   there. The address can hold the words: ?find=sertraline. */
(() => {
  const asked = new URLSearchParams(window.location.search).get("find") ?? "";
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const lists = document.querySelectorAll(".searchable");
  for (const list of lists) {
    const parts = list.matches("table") ? list.querySelectorAll("tbody > tr") : list.children;
    const entries = [...parts].filter((entry) => !entry.matches("h1, .filter-box, .filter-count"));
    if (entries.length < 8) continue;
    const label = document.createElement("label");
    label.className = "filter-box";
    label.textContent = "Find in this list: ";
    const box = document.createElement("input");
    box.type = "search";
    box.autocomplete = "off";
    label.append(box);
    const count = document.createElement("p");
    count.className = "filter-count";
    count.setAttribute("role", "status");
    (list.closest(".pst-scrollable-table-container") ?? list).before(label, count);
    let texts = null;

    const find = () => {
      texts ??= entries.map((entry) => plain(entry.textContent));
      const words = plain(box.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry, index) => {
        const found = words.every((word) => texts[index].includes(word));
        entry.hidden = !found;
        shown += found ? 1 : 0;
      });
      count.textContent = words.length ? `${shown} of ${entries.length} shown` : "";
    };
    box.addEventListener("input", find);
    box.value = asked;
    if (asked) find();
  }
})();
