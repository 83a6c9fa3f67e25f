"use strict";
// Everything works without this script; it narrows the map and the search while a person looks.

function narrowMap() {
  const map = document.querySelector("[data-map]");
  if (!map) return;
  const boxes = [...map.querySelectorAll(".box")];
  const ties = [...map.querySelectorAll(".tie")];
  const rows = [...document.querySelectorAll("[data-relations] tbody tr")];
  const kinds = [...document.querySelectorAll("[data-filters] [data-kind]")];
  const told = document.querySelector("[data-ties]");
  let chosen = "";

  function shown(item) {
    const kind = kinds.find((box) => box.dataset.kind === item.dataset.kind);
    return !kind || kind.checked;
  }
  function touches(item) {
    return !chosen || item.dataset.source === chosen || item.dataset.target === chosen;
  }
  function redraw() {
    map.classList.toggle("narrowed", chosen !== "");
    for (const tie of ties) {
      tie.classList.toggle("hidden", !shown(tie));
      tie.classList.toggle("lit", chosen !== "" && touches(tie));
    }
    for (const row of rows) row.classList.toggle("hidden", !shown(row) || !touches(row));
    for (const box of boxes) box.classList.toggle("chosen", box.dataset.name === chosen);
    told.textContent = chosen ? chosen + ": " + rows.filter((row) => shown(row) && touches(row)).length : "";
  }
  function choose(name) {
    chosen = chosen === name ? "" : name;
    redraw();
  }
  for (const box of boxes) {
    box.addEventListener("click", () => choose(box.dataset.name));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(box.dataset.name);
      }
    });
  }
  for (const kind of kinds) kind.addEventListener("change", redraw);
}

function narrowSearch() {
  const field = document.querySelector("[data-search]");
  if (!field) return;
  const hits = [...document.querySelectorAll("[data-hits] li")];
  const count = document.querySelector("[data-count]");
  const asked = new URLSearchParams(window.location.search).get("q");
  if (asked && !field.value) field.value = asked;
  function narrow() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const hit of hits) {
      const fits = words.every((word) => hit.dataset.words.includes(word));
      hit.classList.toggle("hidden", !fits);
      if (fits) left += 1;
    }
    count.textContent = words.length ? String(left) : "";
  }
  field.addEventListener("input", narrow);
  if (field.value) narrow();
}

narrowMap();
narrowSearch();
