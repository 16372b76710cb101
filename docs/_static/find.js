/* The finder: a box that takes a question, a medicine, a place or a symptom as people type it, and shows the
   entries that fit best, each with its short answer, how sure that is, and its caveat. It stands at the head of
   each element of class `finder`; `finder-medicine` looks among medicines first. The address can hold the words:
   ?q= or ?find=. What is typed goes nowhere: the lists are loaded from this site when the box is first used. */
(() => {
  const WITHOUT_WEIGHT = new Set(
    ("a about all also am an and any anyone are as at be been but by can could did do does doing for from get gets getting " +
      "got had has have having help how i if im in is it its ive just kratom lot make makes may me my myself need of on one or " +
      "our s should so some someone t take takes taken taking than that the them then there these they thing things this to too " +
      "up us use used user users using was we what when where which while who why will with would you your").split(" "),
  );
  const KINDS = {
    "first-aid": ["First aid", 1.35],
    question: ["Question", 1.2],
    situation: ["What to do", 1.15],
    medicine: ["Medicine", 1.1],
    place: ["Law of a place", 1.1],
    risks: ["Risk", 1.1],
    conditions: ["Condition", 1.1],
    substances: ["Substance", 1.1],
    help: ["Help", 1.35],
    support: ["Help", 1],
    care: ["Care", 0.95],
    interactions: ["Interaction", 1],
    use: ["Use", 1],
    mechanisms: ["How it acts", 0.9],
    term: ["Term", 0.9],
    claim: ["Claim", 0.8],
  };
  const SHOWN = 8;
  const WEAK = 0.45;

  /* --- words ------------------------------------------------------------------------------------------ */

  const folded = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[’'`´]/g, "")
      .replace(/\b7[\s-]*(?:oh\b|hydroxy)/g, "7oh ")
      .replace(/\b(\p{L}+)-(?=\p{L})/gu, "$1 ");
  /* A word without the endings that its plural or its verb has, and z for s as in organize. */
  const stem = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word;
    let bare = word.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1").replace(/([^su])s$/, "$1");
    if (bare.length > 5) bare = bare.replace(/(?:ing|ed)$/, "").replace(/([^ls])\1$/, "$1");
    if (bare.length > 6) bare = bare.replace(/(?:ly|al|ness)$/, "");
    return bare
      .replace(/e$/, "")
      .replace(/(.)\1$/, "$1")
      .replace(/oea/, "ea")
      .replace(/ae/, "e")
      .replace(/our$/, "or");
  };
  const words = (text) => (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
  const STOPPED = new Set([...WITHOUT_WEIGHT].map(stem));

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
  const allowed = (word) => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

  /* --- what is looked in ------------------------------------------------------------------------------- */

  /* Every phrase by which an entry goes, as its words; the words of its answer count less. */
  class List {
    constructor(entries) {
      this.entries = entries;
      this.count = new Map();
      this.phrases = entries.map((entry) => [entry.title, ...(entry.names ?? [])].map((name) => new Set(words(name))));
      this.answers = entries.map((entry) => new Set(words(entry.answer ?? "")));
      entries.forEach((_, at) => {
        const all = new Set(this.answers[at]);
        for (const phrase of this.phrases[at]) for (const word of phrase) all.add(word);
        for (const word of all) this.count.set(word, (this.count.get(word) ?? 0) + 1);
      });
    }

    weight(word) {
      const rare = Math.log(1 + this.entries.length / (1 + (this.count.get(word) ?? 0)));
      return STOPPED.has(word) ? rare * 0.06 : rare;
    }

    /* What a typed word stands for: itself; while it is typed, what it begins; else the words nearest to it. */
    meant(word, isLast) {
      const found = new Map();
      if (this.count.has(word)) found.set(word, 1);
      if (isLast && word.length > 2) {
        for (const other of this.count.keys()) {
          if (other !== word && other.startsWith(word)) found.set(other, found.size && this.count.has(word) ? 0.3 : 0.8);
        }
      }
      if (!found.size) {
        for (let end = word.length - 1; end > 3; end -= 1) {
          const begun = word.slice(0, end);
          if (this.count.has(begun)) {
            found.set(begun, 0.6);
            break;
          }
        }
      }
      if (!found.size && allowed(word)) {
        for (const other of this.count.keys()) {
          if (other.length < 4 || STOPPED.has(other)) continue;
          const far = distance(word, other, allowed(word));
          if (far <= allowed(word)) found.set(other, other[0] === word[0] ? 0.75 - far / 8 : 0.5 - far / 8);
        }
      }
      return found;
    }

    /* Entries with how well each fits, best first, and the typed words that nothing has. */
    find(text, first) {
      const typed = [...new Set(words(text))];
      const meant = typed.map((word, at) => this.meant(word, at === typed.length - 1));
      const weights = typed.map((word, at) =>
        Math.max(this.weight(word), ...[...meant[at].keys()].slice(0, 40).map((other) => this.weight(other) * 0.9)),
      );
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      if (!total) return { found: [], unknown: typed };
      const found = [];
      this.entries.forEach((entry, at) => {
        let best = 0;
        let covered = 0;
        const anywhere = typed.map((_, one) => {
          let fit = 0;
          for (const [other, close] of meant[one]) {
            if (close <= fit) continue;
            if (this.phrases[at].some((phrase) => phrase.has(other))) fit = close;
            else if (this.answers[at].has(other)) fit = Math.max(fit, close * 0.45);
          }
          return fit;
        });
        anywhere.forEach((fit, one) => (covered += fit * weights[one]));
        if (covered < total * 0.12) return;
        for (const phrase of this.phrases[at]) {
          let shared = 0;
          let used = 0;
          meant.forEach((others, one) => {
            let fit = 0;
            let hit = "";
            for (const [other, close] of others) if (close > fit && phrase.has(other)) [fit, hit] = [close, other];
            shared += fit * weights[one];
            if (hit) used += this.weight(hit);
          });
          let whole = 0;
          for (const word of phrase) whole += this.weight(word);
          best = Math.max(best, shared / (total + Math.max(0, whole - used) * 0.6));
        }
        const [, kind] = KINDS[entry.kind ?? "claim"];
        const wanted = first && entry.kind === first ? 1.6 : 1;
        found.push({ entry, fit: (covered / total) ** 1.5 * 0.55 + best * 0.65, score: kind * wanted });
      });
      for (const one of found) one.score *= one.fit;
      found.sort((a, b) => b.score - a.score);
      return { found, unknown: typed.filter((_, at) => !meant[at].size && !STOPPED.has(typed[at])) };
    }
  }

  /* --- the lists, loaded when first asked for ----------------------------------------------------------- */

  const lists = {};
  const loading = {};
  const root = document.documentElement.dataset.content_root ?? "./";
  const site = new URL(root, window.location.href);
  window.handbookFinder = (name, entries) => {
    lists[name] = new List(entries);
  };
  const load = (name) =>
    (loading[name] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(`find-${name}.js`, site).href;
      script.addEventListener("load", () => done(lists[name]));
      script.addEventListener("error", failed);
      document.head.append(script);
    }));

  /* --- what is shown ------------------------------------------------------------------------------------- */

  const put = (parent, tag, name, text = "") => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    parent.append(made, " ");
    return made;
  };
  const show = (entry) => {
    const item = document.createElement("li");
    const link = put(item, "a", "found-title", entry.title);
    link.href = new URL(entry.at, site).href;
    put(item, "span", "found-kind", KINDS[entry.kind ?? "claim"][0]);
    if (entry.answer) {
      const said = put(item, "p", "found-answer", entry.answer);
      if (entry.sure) put(said, "strong", "found-sure", ` ${entry.sure}.`);
    }
    if (entry.caveat) put(item, "p", "found-caveat", `Caveat: ${entry.caveat}`);
    return item;
  };

  document.querySelectorAll(".finder").forEach((holder, number) => {
    const first = holder.classList.contains("finder-medicine") ? "medicine" : "";
    const form = document.createElement("form");
    form.className = "finder-box";
    form.setAttribute("role", "search");
    const label = put(form, "label", "", first ? "Medicine or brand" : "Ask, or type a medicine, a place, a symptom");
    const box = put(form, "input", "");
    box.type = "search";
    box.id = `finder-${number}`;
    box.autocomplete = "off";
    box.maxLength = 300;
    label.htmlFor = box.id;
    const said = put(form, "p", "finder-said");
    said.setAttribute("role", "status");
    const results = put(form, "ol", "finder-results");
    const none = put(form, "div", "finder-none nothing-found");
    none.hidden = true;
    holder.prepend(form);
    const note = document.querySelector(".finder-not-here");
    if (note) none.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
    else {
      put(none, "strong", "", "Not found here is not the same as safe.");
      none.append("A pharmacist, a doctor or a poison centre can be asked: ");
      put(none, "a", "", "whom to call, text or chat with").href = new URL("support/index.html", site).href;
    }

    const answer = async () => {
      const text = box.value.trim();
      if (!text) {
        results.replaceChildren();
        said.textContent = "";
        none.hidden = true;
        return;
      }
      let list;
      try {
        list = await load("entries");
      } catch {
        said.textContent = "The list could not be loaded. The pages in the menu hold the same.";
        return;
      }
      if (box.value.trim() !== text) return;
      const { found, unknown } = list.find(text, first);
      let best = found.filter((one) => one.fit > 0.12).slice(0, SHOWN);
      const fits = best.length > 0 && best[0].fit >= WEAK;
      if (!fits) {
        const others = (await load("claims")).find(text, "").found.filter((one) => one.fit > 0.2);
        if (box.value.trim() !== text) return;
        best = [...best, ...others].sort((a, b) => b.score - a.score).slice(0, SHOWN);
      }
      results.replaceChildren(...best.map((one) => show(one.entry)));
      const missing = unknown.length ? ` No entry has: ${unknown.join(", ")}.` : "";
      if (!best.length) said.textContent = `Nothing was found.${missing}`;
      else said.textContent = fits ? missing.trim() : `Nothing fits well; the nearest:${missing}`;
      none.hidden = fits && !(first && unknown.length);
    };
    let waiting = 0;
    box.addEventListener("focus", () => load("entries").catch(() => {}), { once: true });
    box.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(answer, 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer();
    });
    const asked = new URLSearchParams(window.location.search);
    box.value = (asked.get("q") ?? asked.get("find") ?? "").slice(0, 300);
    if (box.value) answer();
  });
  if (typeof module === "object") module.exports = { List };
})();
