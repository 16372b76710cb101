/* A box to find entries by their words, on pages that list many. Without JavaScript the whole list is there.
   The address can hold the words: ?find=sertraline. Where nothing is found, near words of the list are
   offered, and a note of the page (`finder-none`) on what it means that something is not in the list. */
(() => {
  const asked = new URLSearchParams(window.location.search).get("find") ?? "";
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* How many letters differ (Levenshtein, and two neighbours swapped count as one); above `most` any number. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };
  const allowed = (word) => (word.length < 5 ? 1 : word.length < 9 ? 2 : 3);

  const lists = document.querySelectorAll(".medicine-index, .searchable");
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
    const near = document.createElement("p");
    near.className = "filter-near";
    const note = document.querySelector(".finder-none");
    (list.closest(".pst-scrollable-table-container") ?? list).before(label, count, near);
    let texts = null;
    let vocabulary = null;

    const suggest = (words) => {
      vocabulary ??= [...new Set(texts.join(" ").match(/[\p{L}\p{N}-]{4,}/gu) ?? [])];
      const found = words.flatMap((word) =>
        texts.some((text) => text.includes(word))
          ? []
          : vocabulary
              .map((other) => [distance(word, other, allowed(word)), other])
              .filter(([far]) => far <= allowed(word)),
      );
      found.sort(([a], [b]) => a - b);
      return [...new Set(found.map(([, word]) => word))].slice(0, 5);
    };
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
      near.replaceChildren();
      note?.classList.toggle("nothing-found", words.length > 0 && shown === 0);
      const others = shown ? [] : suggest(words);
      if (others.length) near.append("Did you mean: ");
      for (const other of others) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = other;
        button.addEventListener("click", () => {
          box.value = other;
          box.focus();
          find();
        });
        near.append(button, " ");
      }
    };
    box.addEventListener("input", find);
    box.value = asked;
    if (asked) find();
  }
})();
