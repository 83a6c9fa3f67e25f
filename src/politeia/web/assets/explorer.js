"use strict";
// Everything works without this script; it narrows the map and the search while a person looks.

// Drag along the timeline: the edition under the handle is named, and opens when it is let go (or with Enter).
function dragTimeline() {
  const line = document.querySelector(".timeline");
  const stops = line ? [...line.querySelectorAll("li")] : [];
  if (stops.length < 2) return;
  const handle = document.createElement("input");
  handle.type = "range";
  handle.className = "drag";
  handle.max = String(stops.length - 1);
  handle.value = String(stops.findIndex((stop) => stop.classList.contains("here")));
  handle.setAttribute("aria-label", line.parentElement.getAttribute("aria-label"));
  let dragged = false;
  function name() {
    const at = stops[Number(handle.value)];
    for (const stop of stops) stop.classList.toggle("under", stop === at);
    handle.setAttribute("aria-valuetext", at.textContent.trim());
    at.scrollIntoView({ block: "nearest", inline: "center" });
  }
  function open() {
    const link = stops[Number(handle.value)].querySelector("a");
    if (!link.hasAttribute("aria-current")) link.click();
  }
  handle.addEventListener("pointerdown", () => { dragged = true; });
  handle.addEventListener("input", name);
  handle.addEventListener("change", () => { if (dragged) open(); });
  handle.addEventListener("keydown", (event) => { dragged = false; if (event.key === "Enter") open(); });
  handle.setAttribute("aria-valuetext", stops[Math.max(Number(handle.value), 0)].textContent.trim());
  // Each end of the handle's way lies above the first and the last mark; where the marks scroll, it spans what is seen.
  function fit() {
    const scrolls = line.scrollWidth > line.clientWidth;
    handle.style.width = scrolls ? "100%" : `calc(${(100 * (stops.length - 1)) / stops.length}% + 1rem)`;
  }
  window.addEventListener("resize", fit);
  line.before(handle);
  fit();
}

function narrowMap() {
  const map = document.querySelector("[data-map]");
  if (!map) return;
  const boxes = [...map.querySelectorAll(".box")];
  const ties = [...map.querySelectorAll(".tie")];
  const rows = [...document.querySelectorAll("[data-relations] tbody tr")];
  const kinds = [...document.querySelectorAll("[data-filters] [data-kind]")];
  const told = document.querySelector("[data-ties]");
  let chosen = "";
  let hovered = "";

  function shown(item) {
    const kind = kinds.find((box) => box.dataset.kind === item.dataset.kind);
    return !kind || kind.checked;
  }
  function touches(item, name) {
    return !name || item.dataset.source === name || item.dataset.target === name;
  }
  function redraw() {
    const name = hovered || chosen;
    const near = new Set([name]);
    map.classList.toggle("narrowed", name !== "");
    for (const tie of ties) {
      const lit = name !== "" && shown(tie) && touches(tie, name);
      tie.classList.toggle("hidden", !shown(tie));
      tie.classList.toggle("lit", lit);
      if (lit) near.add(tie.dataset.source).add(tie.dataset.target);
    }
    for (const box of boxes) {
      box.classList.toggle("chosen", box.dataset.name === chosen);
      box.classList.toggle("near", near.has(box.dataset.name));
      box.setAttribute("aria-pressed", String(box.dataset.name === chosen));
    }
    for (const row of rows) row.classList.toggle("hidden", !shown(row) || !touches(row, chosen));
  }
  function tell() {
    if (!told) return;
    told.replaceChildren();
    const box = boxes.find((item) => item.dataset.name === chosen);
    if (!box) return;
    const count = rows.filter((row) => shown(row) && touches(row, chosen)).length;
    told.append(Object.assign(document.createElement("b"), { textContent: chosen }), ` (${told.dataset.word}: ${count}) `);
    if (box.dataset.article) {
      const link = Object.assign(document.createElement("a"), { textContent: box.dataset.article });
      link.href = box.getAttribute("href");
      told.append(link);
    }
  }
  function choose(name) {
    chosen = chosen === name ? "" : name;
    redraw();
    tell();
  }
  function hover(name) {
    hovered = name;
    redraw();
  }
  for (const box of boxes) {
    box.setAttribute("role", "button");
    box.addEventListener("click", (event) => {
      event.preventDefault();
      choose(box.dataset.name);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        choose(box.dataset.name);
      }
    });
    box.addEventListener("pointerenter", () => hover(box.dataset.name));
    box.addEventListener("pointerleave", () => hover(""));
    box.addEventListener("focus", () => hover(box.dataset.name));
    box.addEventListener("blur", () => hover(""));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) choose(chosen);
  });
  for (const kind of kinds) kind.addEventListener("change", () => { redraw(); tell(); });
  const frame = map.parentElement;
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  redraw();
}

function showThePresent() {
  const here = document.querySelector(".timeline .here");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft;
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
    count.textContent = words.length ? `${count.dataset.count}: ${left}` : "";
  }
  field.addEventListener("input", narrow);
  if (field.value) narrow();
}

// Lights the offices and bodies that act in a step, and the ties that lead from them to what the act is about.
function followOnMap(step) {
  const frame = document.querySelector("[data-followed]");
  if (!frame) return;
  const names = (words) => new Set((words || "").split("|").filter(Boolean));
  const actors = names(step.dataset.actors);
  const touched = names(step.dataset.touched);
  frame.firstElementChild.classList.toggle("narrowed", actors.size + touched.size > 0);
  for (const box of frame.querySelectorAll(".box")) {
    box.classList.toggle("acting", actors.has(box.dataset.name));
    box.classList.toggle("near", actors.has(box.dataset.name) || touched.has(box.dataset.name));
  }
  for (const tie of frame.querySelectorAll(".tie")) {
    tie.classList.toggle("lit", actors.has(tie.dataset.source) && touched.has(tie.dataset.target));
  }
  step.closest("[data-witness]").after(frame);
  const lit = frame.querySelector(".box.acting");
  if (lit) {
    const at = lit.getBoundingClientRect().left - frame.getBoundingClientRect().left + frame.scrollLeft;
    frame.scrollLeft = at - frame.clientWidth / 2;
  }
}

// A verdict of the matrix leads to its property: its witness is open there.
function openTheWitness() {
  const property = window.location.hash && document.getElementById(window.location.hash.slice(1));
  const closed = property && property.matches(".property") && property.querySelector("details");
  if (closed) closed.open = true;
}

function stepThroughWitnesses() {
  for (const list of document.querySelectorAll("[data-witness]")) {
    const steps = [...list.children];
    if (steps.length < 2) continue;
    let at = steps.length - 1;
    const bar = document.createElement("p");
    const told = document.createElement("span");
    const button = (words, by) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      made.addEventListener("click", () => { at = Math.min(Math.max(at + by, 0), steps.length - 1); redraw(); followOnMap(steps[at]); });
      return made;
    };
    const back = button(list.dataset.previous, -1);
    const on = button(list.dataset.next, 1);
    function redraw() {
      steps.forEach((step, number) => {
        step.classList.toggle("later", number > at);
        step.classList.toggle("current", number === at);
      });
      told.textContent = `${at + 1} / ${steps.length}`;
      back.disabled = at === 0;
      on.disabled = at === steps.length - 1;
    }
    bar.className = "stepper";
    told.setAttribute("aria-live", "polite");
    bar.append(back, told, on);
    list.before(bar);
    list.classList.add("stepped");
    at = 0;
    redraw();
    const around = list.closest("details");
    if (around) around.addEventListener("toggle", () => { if (around.open) followOnMap(steps[at]); });
  }
}

// A section that takes long is fetched once the page stands, and again while it says that more is to come.
async function bringLater(section) {
  if (!section || !section.dataset.later || !window.location.protocol.startsWith("http")) return;
  let fresh;
  try {
    const answer = await fetch(section.dataset.later);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh = page.getElementById(section.id);
  } catch {
    return; // The link inside the section still leads there.
  }
  if (!fresh) return;
  const opened = [...section.querySelectorAll("details[open]")].length > 0;
  if (!opened) section.replaceWith(document.adoptNode(fresh));
  const more = fresh.dataset.later;
  if (!more) return;
  setTimeout(() => bringLater(opened ? section : fresh), 600);
}

for (const section of document.querySelectorAll("[data-later]")) bringLater(section);
showThePresent();
dragTimeline();
stepThroughWitnesses();
narrowMap();
openTheWitness();
window.addEventListener("hashchange", openTheWitness);
narrowSearch();
