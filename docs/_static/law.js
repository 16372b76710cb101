/* The law on another day: puts a stored answer into the table and the maps. Nothing is computed here: every
   answer was written when the page was made. The address keeps the choice: ?on=2019-07-01&of=kratom */
(() => {
  const element = document.getElementById("law-history");
  const control = document.querySelector(".law-day-control");
  if (!element || !control) return;
  const data = JSON.parse(element.textContent);
  const places = new Map(data.places.map((place) => [place.id, place]));
  const EARLIEST = "1900-01-01";

  const form = document.createElement("form");
  form.className = "law-day-form";
  const day = Object.assign(document.createElement("input"), {
    type: "date",
    id: "law-day",
    min: EARLIEST,
    max: data.today,
    required: true,
  });
  const product = Object.assign(document.createElement("select"), { id: "law-product" });
  for (const [value, label] of data.substances) product.append(new Option(label, value));
  for (const [text, field] of [["Day: ", day], ["Product: ", product]]) {
    const label = document.createElement("label");
    label.append(text, field);
    form.append(label);
  }
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  control.replaceChildren(form, said);

  const answerFor = (place) => {
    let found = 0;
    for (const [first, number] of place.spans[product.value]) if (first <= day.value) found = number;
    const [status, seen, dates, caveat, address] = data.answers[found];
    return { status, seen, dates, caveat, address };
  };

  const placeOf = (link) => places.get(link.getAttribute("href").split("/").pop().replace(/\.html.*$/, ""));

  const fillRow = (row) => {
    const place = placeOf(row.cells[0].querySelector("a"));
    const answer = answerFor(place);
    const label = data.statuses[answer.status];
    row.dataset.status = answer.status;
    const status = document.createElement(answer.address ? "a" : "span");
    status.textContent = label;
    if (answer.address) status.href = answer.address;
    row.cells[1].replaceChildren(status, answer.seen ? `; ${data.seen[answer.seen]}` : "");
    row.cells[2].textContent = answer.dates;
    row.cells[3].textContent = answer.caveat;
  };

  const fillMap = (map) => {
    const counts = {};
    for (const link of map.querySelectorAll("a.place")) {
      const place = places.get(link.dataset.place);
      const answer = answerFor(place);
      const area = link.querySelector(".area");
      counts[answer.status] = (counts[answer.status] ?? 0) + 1;
      area.dataset.status = answer.status;
      area.setAttribute("fill", `url(#${map.id}-${answer.status})`);
      const doubtful = answer.status === "unknown" || !answer.seen || answer.seen === "unconfirmed-report";
      if (doubtful) area.setAttribute("stroke-dasharray", "3 2");
      else area.removeAttribute("stroke-dasharray");
      const seen = answer.seen ? ` (${data.seen[answer.seen]})` : "";
      link.querySelector("title").textContent = `${place.title}: ${data.statuses[answer.status]}${seen}`;
    }
    for (const entry of map.querySelectorAll(".legend-entry")) {
      entry.querySelector(".count").textContent = counts[entry.dataset.status] ?? 0;
    }
    const area = data.substances.find(([value]) => value === product.value)[1];
    const where = map.id.includes("-us-") ? "United States" : "World";
    map.querySelector(":scope > title").textContent = `${where}: the law on ${area} as on record for ${day.value}`;
  };

  const show = () => {
    if (!day.value || day.value < EARLIEST || day.value > data.today) {
      said.textContent = `Choose a day from ${EARLIEST} to ${data.today}, the day this page was made.`;
      return;
    }
    for (const table of document.querySelectorAll("table.law-day")) {
      for (const row of table.tBodies[0].rows) fillRow(row);
    }
    for (const map of document.querySelectorAll("svg.legal-map")) fillMap(map);
    const label = data.substances.find(([value]) => value === product.value)[1];
    said.textContent = `Shown: what is on record for ${label} on ${day.value}.`;
    const address = new URL(window.location.href);
    address.searchParams.set("on", day.value);
    address.searchParams.set("of", product.value);
    try {
      window.history.replaceState(null, "", address);
    } catch {
      /* a page opened from a folder may not change its address; the answer stands without it */
    }
  };

  const asked = new URLSearchParams(window.location.search);
  day.value = asked.get("on") ?? data.today;
  if (!day.value) day.value = data.today;
  const wanted = asked.get("of");
  product.value = data.substances.some(([value]) => value === wanted) ? wanted : data.substances[0][0];
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
