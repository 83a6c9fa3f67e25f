"use strict";
// The draft can be written, checked and saved without this script; it colours the words and checks while a person writes.

const FENCE = /^(`{3,}|~{3,})\s*(\S*)/;
const PATIENCE = 700;

function part(kind, words) {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = words;
  return made;
}

// The pieces of a line of a norm or an instruction: its first words, the rest, the citation, the comment.
function lawPieces(line, block, field) {
  const found = /^(\s*)(.*?)((?:\s+per\s+[^#]*)?)((?:\s*#.*)?)$/.exec(line);
  if (!found) return [line];
  const [, indent, body, citation, comment] = found;
  const known = block === "norm" ? (indent ? field.clauses : field.kinds) : ["replace", "insert", "repeal", "in force"];
  const word = known.find((item) => body === item || body.startsWith(item + " ")) || "";
  const rest = body.slice(word.length);
  const open = /^\s*unspecified\b/.test(rest);
  return [indent, part(indent ? "clause" : "kind", word), open ? part("open", rest) : rest,
          part("citation", citation), part("comment", comment)];
}

function marked(pieces, marks) {
  const line = document.createElement("span");
  line.append(...pieces);
  for (const mark of marks) underline(line, mark);
  return line;
}

// Underlines the letters from a column on, whatever pieces they lie in.
function underline(line, { start, length, severity }) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const parts = [];
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const from = Math.max(start - at, 0);
    const to = Math.min(start + length - at, node.length);
    if (from < to) parts.push([node, from, to]);
    at += node.length;
  }
  for (const [node, from, to] of parts) {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(part(`fault ${severity}`, ""));
  }
}

function paint(area, under, field) {
  const marks = new Map();
  for (const item of document.querySelectorAll("#findings [data-line]")) {
    const line = Number(item.dataset.line);
    if (!line) continue;
    const severity = [...item.classList].find((name) => ["error", "warning", "note"].includes(name)) || "error";
    const mark = { start: Number(item.dataset.column) - 1, length: Math.max(Number(item.dataset.length), 1), severity };
    marks.set(line, [...(marks.get(line) || []), mark]);
  }
  const painted = document.createDocumentFragment();
  let block = "";
  let closing = "";
  area.value.split("\n").forEach((text, number) => {
    const fence = FENCE.exec(text);
    let pieces = [text];
    if (closing) {
      if (fence && fence[1].startsWith(closing) && !fence[2]) { closing = ""; block = ""; pieces = [part("fence", text)]; }
      else pieces = lawPieces(text, block, field);
    } else if (fence) { closing = fence[1]; block = fence[2]; pieces = [part("fence", text)]; }
    else if (/^#+ /.test(text)) pieces = [part("heading", text)];
    painted.append(marked(pieces, marks.get(number + 1) || []), "\n");
  });
  under.replaceChildren(painted);
  under.scrollTop = area.scrollTop;
}

function openEditor() {
  const form = document.querySelector("[data-desk]");
  if (!form) return;
  const area = form.querySelector("textarea");
  const longestFirst = (words) => words.split("|").sort((a, b) => b.length - a.length);
  const field = { clauses: longestFirst(area.dataset.clauses), kinds: longestFirst(area.dataset.kinds) };
  const under = document.createElement("pre");
  under.className = "under";
  under.setAttribute("aria-hidden", "true");
  area.before(under);
  area.parentElement.classList.add("painted");
  const saved = area.value;
  let waiting = 0;
  let asked = 0;
  let sending = false;

  async function check() {
    const number = ++asked;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", "check");
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: fields });
    } catch {
      return; // The server has stopped; the words stay in the window.
    }
    if (!answer.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const name of ["findings", "changes"]) {
      const fresh = page.getElementById(name);
      if (fresh) document.getElementById(name).replaceWith(document.adoptNode(fresh));
    }
    paint(area, under, field);
    leadToLines();
  }
  function leadToLines() {
    for (const where of document.querySelectorAll("#findings .where")) {
      const item = where.closest("[data-line]");
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: where.textContent });
      button.className = "where";
      button.addEventListener("click", () => go(Number(item.dataset.line), Number(item.dataset.column)));
      where.replaceWith(button);
    }
  }
  function go(line, column) {
    const lines = area.value.split("\n");
    const at = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = (line - 4) * parseFloat(getComputedStyle(area).lineHeight);
  }
  area.addEventListener("input", () => {
    paint(area, under, field);
    clearTimeout(waiting);
    waiting = setTimeout(check, PATIENCE);
  });
  area.addEventListener("scroll", () => { under.scrollTop = area.scrollTop; under.scrollLeft = area.scrollLeft; });
  form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && area.value !== saved) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.querySelector("button[value=save]").click();
    }
  });
  new ResizeObserver(() => { under.style.width = `${area.clientWidth + 2}px`; under.style.height = `${area.offsetHeight}px`; }).observe(area);
  paint(area, under, field);
  leadToLines();
}

openEditor();
