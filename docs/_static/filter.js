/* A box to find entries by their words, on pages that list many. Without JavaScript the whole list is there. */
(() => {
  const lists = document.querySelectorAll(".medicine-index, .searchable");
  for (const list of lists) {
    const entries = [...list.children].filter((entry) => !entry.matches("h1, .filter-box, .filter-count"));
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
    list.before(label, count);
    const texts = entries.map((entry) => entry.textContent.toLowerCase());
    box.addEventListener("input", () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry, index) => {
        const found = words.every((word) => texts[index].includes(word));
        entry.hidden = !found;
        shown += found ? 1 : 0;
      });
      count.textContent = words.length ? `${shown} of ${entries.length} shown` : "";
    });
  }
})();
