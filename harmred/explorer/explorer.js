// The explorer in the browser: a matrix of buttons and the passages behind the one chosen.
// Everything shown comes by message from Python and is written as text, never as markup.

const LANGUAGES = { en: "English", fr: "Français" };
const PATIENCE = 15000; // milliseconds without an answer after which Python is said to be silent

/** Make an element: its attributes (functions are listeners), then what stands in it. */
function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...inside.filter((each) => each !== null));
  return element;
}

/** Fill the blanks of a phrase. */
function filled(phrase, blanks) {
  return phrase.replace(/\{(\w+)\}/g, (blank, name) => blanks[name] ?? blank);
}

/** Fold case and accents, so that “precarite” finds “Précarité”. */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Name what is read, in whichever order: no code holds a semicolon. */
function named(codes) {
  return [...codes].sort().join(";");
}

function render({ model, el }) {
  const root = make("section", { class: "harmred-explorer", "data-lm-suppress-shortcuts": "true" });
  // letters typed here are for the explorer; JupyterLab would take them for commands on cells
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);

  // several on one page need names of their own, and each has this module to itself
  const id = `harmred-${Math.random().toString(36).slice(2)}`;
  let words = {};
  let shown = null; // the last whole answer
  let passages = null; // what is read, with all pages that came
  let trail = []; // what was read before, to go back to
  let waiting = null;

  const mark = make("p", { class: "mark" });
  const controls = make("form", { class: "controls", submit: (event) => event.preventDefault() });
  const problem = make("p", { class: "problem", role: "alert", hidden: "" });
  const matrix = make("section", { class: "matrix", "aria-labelledby": `${id}-matrix` });
  const reading = make("section", { class: "passages", "aria-labelledby": `${id}-passages` });
  const status = make("p", { class: "status", role: "status" });
  root.append(mark, controls, problem, make("div", { class: "panes" }, matrix, reading), status);

  /** Say how it goes; what can be read elsewhere is for those who listen. */
  function say(text, { aloud = false } = {}) {
    status.textContent = text;
    status.classList.toggle("aloud", aloud);
  }

  function send(message) {
    clearTimeout(waiting);
    root.setAttribute("aria-busy", "true");
    say(words.waiting ?? "…", { aloud: true });
    const silent = () => {
      root.removeAttribute("aria-busy");
      say(words.silent ?? "No answer from Python: run this cell again.");
    };
    waiting = setTimeout(silent, PATIENCE);
    try {
      model.send(message);
    } catch {
      clearTimeout(waiting);
      silent(); // the kernel was started again
    }
  }

  function read(codes, from = null) {
    if (!from) trail = [];
    else if (![named(codes), named(trail.at(-1) ?? [])].includes(named(from))) trail.push(from);
    send({ read: codes });
  }

  // ---------------------------------------------------------------- choices

  function drawControls() {
    const focused = document.activeElement?.name;
    const choose = (choice) =>
      make(
        "label",
        {},
        make("span", {}, choice.title),
        make(
          "select",
          { name: choice.name, change: (event) => send({ ask: { [choice.name]: event.target.value } }) },
          ...choice.ways.map(([value, said]) => {
            const chosen = (shown.chosen[choice.name] ?? "") === value;
            return make("option", { value, selected: chosen && "" }, said);
          }),
        ),
      );
    const language = {
      name: "lang",
      change: (event) => send({ lang: event.target.value }),
      "aria-label": words.language,
    };
    const spoken = Object.entries(LANGUAGES).map(([value, name]) =>
      make("option", { value, selected: value === shown.lang && "", lang: value }, name),
    );
    const sought = controls.elements.search?.value ?? "";
    const seeking = () => {
      say(filled(words.rows, { n: seek() }));
    };
    const search = make("input", { type: "search", name: "search", value: sought, input: seeking });
    controls.replaceChildren(
      ...shown.choices.map(choose),
      make("label", {}, make("span", {}, words.search), search),
      make("label", {}, make("span", {}, words.language), make("select", language, ...spoken)),
    );
    if (focused && controls.elements[focused]) controls.elements[focused].focus();
  }

  /** Leave the rows whose label has what is sought, and say how many. */
  function seek() {
    const wanted = folded(controls.elements.search.value.trim());
    const rows = [...matrix.querySelectorAll("tbody tr")];
    for (const row of rows) row.hidden = !folded(row.dataset.label).includes(wanted);
    const left = rows.filter((row) => !row.hidden);
    if (left.length && !left.some((row) => row.querySelector('button[tabindex="0"]'))) {
      makeReachable(left[0].querySelector("button"));
    }
    return left.length;
  }

  // ---------------------------------------------------------------- matrix

  function drawMatrix() {
    const { units, cells, title, nouns, line } = shown.matrix;
    const old = matrix.querySelector('tbody [tabindex="0"]');
    const held = matrix.contains(document.activeElement) && document.activeElement;
    const where = old && [old.closest("tr").dataset.code, old.dataset.codes];
    const there = new Map();
    for (const [a, b, ...rest] of cells) {
      there.set(a * units.length + b, rest).set(b * units.length + a, rest);
    }
    const head = make("tr", {}, make("td"));
    for (const [, label] of units) {
      head.append(make("th", { scope: "col", title: label }, make("span", {}, label)));
    }
    const body = make("tbody", { keydown: move, focusin: (event) => makeReachable(event.target) });
    units.forEach(([code, label, own], row) => {
      const line = make("tr", { "data-code": code, "data-label": label }, make("th", { scope: "row" }, label));
      units.forEach(([other, across], column) => {
        const cell = there.get(row * units.length + column);
        line.append(
          make("td", {},
            row === column ? ownCell(code, label, own, nouns)
            : cell ? pairCell([code, other], label, across, cell, nouns)
            : make("span", { class: "none", title: words.related }, "·"),
          ),
        );
      });
      body.append(line);
    });
    const table = make("table", { "aria-label": words.matrix }, make("thead", {}, head), body);
    const place = matrix.querySelector(".scroll");
    const [left, top] = [place?.scrollLeft ?? 0, place?.scrollTop ?? 0];
    const scroll = make("div", { class: "scroll" }, table);
    matrix.replaceChildren(
      make("h3", { id: `${id}-matrix` }, title),
      scroll,
      ...python(line, words["python.matrix"]),
    );
    scroll.scrollTo(left, top);
    const buttons = [...matrix.querySelectorAll("tbody button")];
    const same = (each) => String([each.closest("tr").dataset.code, each.dataset.codes]) === String(where);
    makeReachable(buttons.find(same) ?? buttons[0]);
    markChosen();
    seek();
    // who was here before the answer came stays here
    if (held) matrix.querySelector(held.matches("tbody *") ? 'tbody [tabindex="0"]' : ".python")?.focus();
  }

  /** Say how many, with the noun for none, one or many. */
  function counted(value, nouns) {
    return `${value} ${nouns[["0", "1"].indexOf(String(value))] ?? nouns[2]}`;
  }

  function ownCell(code, label, own, nouns) {
    const said = filled(words.own, { a: label, value: counted(own, nouns) });
    return make(
      "button",
      { type: "button", class: "own", tabindex: -1, title: said, "aria-label": said,
        "data-codes": code, click: () => read([code]) },
      String(own),
    );
  }

  function pairCell(codes, label, across, [value, sign, said, shade], nouns) {
    const count = shown.chosen.number === "count";
    const aloud = filled(words.cell, {
      a: label, b: across, value: count ? counted(value, nouns) : `${value} (${said})`,
    });
    return make(
      "button",
      { type: "button", tabindex: -1, title: aloud, "aria-label": aloud,
        style: `--shade: ${Math.round(shade * 100)}%`,
        "data-codes": named(codes), click: () => read(codes) },
      value + sign,
    );
  }

  /** One cell at a time can be reached by Tab; arrows go on from there. */
  function makeReachable(button) {
    if (button?.tagName !== "BUTTON") return;
    for (const old of matrix.querySelectorAll('tbody [tabindex="0"]')) old.tabIndex = -1;
    button.tabIndex = 0;
  }

  const STEPS = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
    Home: [0, -Infinity], End: [0, Infinity], PageUp: [-10, 0], PageDown: [10, 0],
  };

  function move(event) {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.metaKey) return;
    event.preventDefault();
    const cell = event.target.closest("td");
    const rows = [...matrix.querySelectorAll("tbody tr:not([hidden])")];
    const inside = (place, size) => Math.max(0, Math.min(size - 1, place));
    const [down, right] = event.ctrlKey ? step.map((way) => way * Infinity || 0) : step;
    let row = inside(rows.indexOf(cell.parentElement) + down, rows.length);
    let column = inside(cell.cellIndex - 1 + right, rows[0].cells.length - 1);
    // what is no pair is passed over, on in the same direction
    let target = rows[row].cells[column + 1].querySelector("button");
    while (!target) {
      const [nextRow, nextColumn] = [row + Math.sign(down), column + Math.sign(right)];
      if (!rows[nextRow] || nextColumn < 0 || nextColumn >= rows[0].cells.length - 1) return;
      [row, column] = [nextRow, nextColumn];
      target = rows[row].cells[column + 1].querySelector("button");
    }
    target.focus();
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function markChosen() {
    const codes = passages ? named(passages.codes.map(([code]) => code)) : null;
    for (const button of matrix.querySelectorAll("tbody button")) {
      button.setAttribute("aria-pressed", String(button.dataset.codes === codes));
    }
  }

  // ---------------------------------------------------------------- passages

  function drawPassages() {
    const head = make("h3", { id: `${id}-passages`, tabindex: -1 });
    if (!passages) {
      head.textContent = words.passages;
      reading.replaceChildren(head, make("p", { class: "hint" }, words.none));
      return;
    }
    head.textContent = passages.codes.map(([, label]) => label).join(" + ");
    const list = make("ol", {}, ...passages.rows.map(passage));
    const more = { type: "button", class: "more", click: () => send({ more: passages.rows.length }) };
    reading.replaceChildren(
      ...[
        trail.length ? make("button", { type: "button", class: "back", click: back }, `← ${words.back}`) : null,
        head,
        make("p", { class: "said" }, passages.said),
        passages.why ? make("p", { class: "why" }, passages.why) : null,
        list,
        passages.more ? make("button", more, filled(words.more, { n: passages.more })) : null,
        ...python(passages.line, words["python.passages"]),
      ].filter(Boolean),
    );
  }

  function passage(row) {
    const head = make("p", { class: "head" }, make("strong", {}, row.source));
    for (const trait of row.traits) head.append(" · ", make("span", {}, trait));
    const [before, said, after] = row.texts ?? [];
    const text = row.texts
      ? make("p", { class: "text", lang: row.lang },
          before ? make("span", { class: "around" }, `… ${before}`) : null,
          make("mark", {}, said),
          after ? make("span", { class: "around" }, `${after} …`) : null)
      : make("p", { class: "text around" }, words.place);
    const chips = row.codes.map(([code, label, reads]) =>
      make("li", {},
        make("button",
          { type: "button", "data-code": code, "aria-current": reads && "true",
            click: () => read([code], passages.codes.map(([each]) => each)) },
          label)),
    );
    return make("li", {}, head, text, make("ul", { class: "chips", "aria-label": words.codes }, ...chips));
  }

  function back() {
    if (!trail.length) return; // pressed twice
    send({ read: trail.pop() });
    reading.dataset.focus = "yes";
  }

  // ---------------------------------------------------------------- the line of Python

  /** A button that shows the line of Python, and takes it to the clipboard where one may. */
  function python(line, title) {
    const code = make("pre", { hidden: "", tabindex: 0, "aria-label": title }, make("code", {}, line));
    const press = async (event) => {
      code.hidden = !code.hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!code.hidden));
      if (code.hidden) return;
      await navigator.clipboard?.writeText(line).then(
        () => say(words.copied),
        () => {}, // the line stands there to be copied by hand
      );
    };
    const attributes = { type: "button", class: "python", title, "aria-expanded": "false", click: press };
    return [make("button", attributes, words.python, make("span", { class: "aside" }, ` ${title}`)), code];
  }

  // ---------------------------------------------------------------- answers

  /** Take what came as one's own: another view of this explorer is handed the same object. */
  function own(read) {
    return read && { ...read, rows: [...read.rows] };
  }

  function hear(message) {
    clearTimeout(waiting);
    const mine = root.hasAttribute("aria-busy"); // an explorer shown twice hears every answer twice
    root.removeAttribute("aria-busy");
    say("");
    problem.textContent = message.problem ?? "";
    problem.hidden = !message.problem;
    if (message.words) {
      shown = message;
      words = message.words;
      root.lang = message.lang;
      root.setAttribute("aria-label", words.name);
      mark.textContent = message.mark;
      drawControls();
      matrix.hidden = reading.hidden = !message.matrix;
    }
    if (message.matrix) {
      passages = own(message.passages);
      if (!passages) trail = []; // at another level there is nothing to go back to
      const held = reading.contains(document.activeElement);
      drawMatrix();
      drawPassages();
      if (held) reading.querySelector("h3").focus();
      say(message.matrix.title, { aloud: true });
    } else if (message.passages) {
      const chip = reading.contains(document.activeElement);
      passages = own(message.passages);
      markChosen();
      drawPassages();
      say(passages.said, { aloud: true });
      // what was pressed is gone: go on reading from the top of what came
      const head = reading.querySelector("h3");
      if (chip || reading.dataset.focus) head.focus();
      else if (mine && matrix.offsetLeft === reading.offsetLeft) head.scrollIntoView({ block: "center" });
      delete reading.dataset.focus;
    } else if (message.problem && shown) {
      drawControls(); // nothing was changed, so they go back to what is shown
    } else if (message.page) {
      const at = passages.rows.length;
      if (message.page.first !== at) return; // asked for twice
      passages.rows.push(...message.page.rows);
      passages.more = message.page.more;
      drawPassages();
      if (mine) reading.querySelectorAll("ol > li")[at]?.querySelector("button")?.focus();
    }
  }

  model.on("msg:custom", hear);
  send({});
  return () => {
    clearTimeout(waiting);
    model.off("msg:custom", hear);
  };
}

export default { render };
