/* The law on another day: puts a stored answer into the table and the maps. Nothing is computed here: every
   answer was written when the page was made. The address keeps the choice: ?on=2019-07-01&of=kratom&at=us-tx */
(() => {
  const element = document.getElementById("law-history");
  const control = document.querySelector(".law-day-control");
  if (!element || !control) return;
  const data = JSON.parse(element.textContent);
  const places = new Map(data.places.map((place) => [place.id, place]));
  const EARLIEST = "1900-01-01";

  const form = document.createElement("form");
  form.className = "law-day-form";
  const place = Object.assign(document.createElement("select"), { id: "law-place" });
  place.append(new Option("all places", ""));
  for (const { id, title } of data.places) place.append(new Option(title, id));
  const day = Object.assign(document.createElement("input"), {
    type: "date",
    id: "law-day",
    min: EARLIEST,
    max: data.today,
    required: true,
  });
  const product = Object.assign(document.createElement("select"), { id: "law-product" });
  for (const [value, label] of data.substances) product.append(new Option(label, value));
  for (const [text, field] of [["Place: ", place], ["Day: ", day], ["Product: ", product]]) {
    const label = document.createElement("label");
    label.append(text, field);
    form.append(label);
  }
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const holds = document.createElement("ul");
  holds.className = "composed";
  control.replaceChildren(form, said, holds);

  const spanFor = (spans) => spans.filter(([first]) => first <= day.value).at(-1)[1];

  const fillPlace = () => {
    const chosen = places.get(place.value);
    const products = product.value in data.products ? [product.value] : Object.keys(data.products);
    const items = (chosen ? products : []).map((value) => {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = `${chosen.title}, ${data.products[value]}`;
      const told = spanFor(chosen.composed[value]).map((number) => data.sentences[number]);
      item.append(name, `: ${told.join(" ")}`);
      return item;
    });
    if (chosen) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const row = [...document.querySelectorAll("table.law-day td:first-child a")].find(
        (found) => placeOf(found) === chosen,
      );
      link.href = row ? row.getAttribute("href") : "#";
      link.textContent = `The rules, sources and caveats on ${chosen.title}`;
      item.append(link);
      const caveat = document.createElement("li");
      caveat.textContent = `Caveat: ${data.caveat}`;
      items.push(caveat, item);
    }
    holds.replaceChildren(...items);
  };

  const answerFor = (place) => {
    const [status, seen, dates, caveat, address, last] = data.answers[spanFor(place.spans[product.value])];
    const label = (last ? "last known: " : "") + data.statuses[status];
    return { status, seen, dates, caveat, address, last, label };
  };

  const placeOf = (link) => places.get(link.getAttribute("href").split("/").pop().replace(/\.html.*$/, ""));

  const fillRow = (row) => {
    const place = placeOf(row.cells[0].querySelector("a"));
    const answer = answerFor(place);
    row.dataset.status = answer.status;
    const status = document.createElement(answer.address ? "a" : "span");
    status.textContent = answer.label;
    if (answer.address) status.href = answer.address;
    row.cells[1].replaceChildren(status, answer.seen ? `; ${data.seen[answer.seen]}` : "");
    row.cells[2].textContent = answer.dates;
    row.cells[3].textContent = answer.caveat;
  };

  const fillMap = (map) => {
    const counts = {};
    const lastKnown = {};
    for (const link of map.querySelectorAll("a.place")) {
      const place = places.get(link.dataset.place);
      const answer = answerFor(place);
      const area = link.querySelector(".area");
      const counted = answer.last ? lastKnown : counts;
      counted[answer.status] = (counted[answer.status] ?? 0) + 1;
      area.dataset.status = answer.status;
      area.setAttribute("fill", `url(#${map.id}-${answer.status})`);
      const doubtful =
        answer.last || answer.status === "unknown" || !answer.seen || answer.seen === "unconfirmed-report";
      if (doubtful) area.setAttribute("stroke-dasharray", "3 2");
      else area.removeAttribute("stroke-dasharray");
      const seen = answer.seen ? ` (${data.seen[answer.seen]})` : "";
      link.querySelector("title").textContent = `${place.title}: ${answer.label}${seen}`;
    }
    for (const entry of map.querySelectorAll(".legend-entry")) {
      const last = lastKnown[entry.dataset.status];
      entry.querySelector(".count").textContent = counts[entry.dataset.status] ?? 0;
      entry.querySelector(".last-known").textContent = last ? ` + ${last} last known` : "";
    }
    const area = data.substances.find(([value]) => value === product.value)[1];
    const where = map.id.includes("-us-") ? "United States" : "World";
    map.querySelector(":scope > title").textContent = `${where}: the law on ${area} as on record for ${day.value}`;
  };

  const show = () => {
    if (!day.value || day.value < EARLIEST || day.value > data.today) {
      said.textContent = `Choose a day from ${EARLIEST} to ${data.today}, the day this page was made.`;
      holds.replaceChildren();
      return;
    }
    for (const table of document.querySelectorAll("table.law-day")) {
      for (const row of table.tBodies[0].rows) fillRow(row);
    }
    for (const map of document.querySelectorAll("svg.legal-map")) fillMap(map);
    fillPlace();
    const label = data.substances.find(([value]) => value === product.value)[1];
    said.textContent = `${wrong.splice(0).join("")}Shown: what is on record for ${label} on ${day.value}.`;
    const address = new URL(window.location.href);
    address.searchParams.set("on", day.value);
    address.searchParams.set("of", product.value);
    if (place.value) address.searchParams.set("at", place.value);
    else address.searchParams.delete("at");
    try {
      window.history.replaceState(null, "", address);
    } catch {
      /* a page opened from a folder may not change its address; the answer stands without it */
    }
  };

  const asked = new URLSearchParams(window.location.search);
  const wrong = [];
  const choose = (field, name, what, fallback) => {
    const wanted = asked.get(name);
    field.value = wanted ?? fallback;
    if (wanted !== null && field.value !== wanted) {
      wrong.push(`The address asks for the ${what} “${wanted}”, which is none. `);
      field.value = fallback;
    }
  };
  choose(day, "on", "day", data.today);
  choose(product, "of", "product", data.substances[0][0]);
  choose(place, "at", "place", "");
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
