"use strict";
(() => {
  const root = document.documentElement;
  const pane = document.getElementById("pane");
  const body = document.getElementById("pane-body");
  const claim = document.getElementById("pane-claim");
  const wide = matchMedia("(min-width: 60rem)");
  let opener = null;

  // Light and dark: as the system has it, until somebody chooses.
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const remember = (value) => { try { localStorage.setItem("crosscheck-theme", value); } catch { /* no storage here */ } };
  const remembered = () => { try { return localStorage.getItem("crosscheck-theme"); } catch { return null; } };
  const dark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const label = () => { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", dark() ? "Light colours" : "Dark colours"); };
  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  button.hidden = false;
  button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; remember(root.dataset.theme); label(); });
  system.addEventListener("change", label);
  label();

  // Words in place: a copy of their report beside the page, with the words lit.
  const target = (hash) => hash.startsWith("#w-") && document.getElementById(hash.slice(1));
  const parts = (place, name) => [...place.querySelectorAll("[data-of]")].filter((part) => part.dataset.of === name);

  function copyOf(report) {
    const copy = report.cloneNode(true);
    copy.hidden = false;
    copy.removeAttribute("tabindex");
    copy.setAttribute("aria-labelledby", "pane-title");
    copy.removeAttribute("id");
    for (const part of copy.querySelectorAll("[id]")) {
      if (part.id.startsWith("w-")) part.dataset.of = part.id;
      if (part.id.startsWith("h-r-")) part.id = "pane-title"; else part.removeAttribute("id");
    }
    return copy;
  }

  function show(name, from) {
    const words = document.getElementById(name);
    const before = from && from.getBoundingClientRect().top;
    const copy = copyOf(words.closest(".report"));
    body.replaceChildren(copy);
    sameClaim(from, name);
    if (!pane.open) wide.matches ? pane.show() : pane.showModal();
    document.body.classList.toggle("reading", wide.matches);
    if (from && !pane.contains(from) && wide.matches) scrollBy({ top: from.getBoundingClientRect().top - before, behavior: "instant" });
    const lit = parts(copy, name);
    for (const part of lit) { part.classList.add("lit"); part.setAttribute("role", "mark"); }
    lit[0].tabIndex = -1;
    lit[0].scrollIntoView({ block: "center", behavior: "instant" });
    lit[0].focus({ preventScroll: true });
  }

  // The other sources of the same claim stay at hand in the pane.
  function sameClaim(from, name) {
    const marks = from && from.closest(".marks");
    if (marks && !pane.contains(from)) {
      const copy = marks.cloneNode(true);
      claim.replaceChildren("Words cited here: ", copy);
    } else if (!marks && !(from && pane.contains(from))) claim.replaceChildren();
    for (const mark of document.querySelectorAll(".m.open")) mark.classList.remove("open");
    for (const mark of claim.querySelectorAll(".m")) {
      const here = mark.hash === "#" + name;
      mark.classList.toggle("open", here);
      here ? mark.setAttribute("aria-current", "true") : mark.removeAttribute("aria-current");
    }
    if (from) from.classList.add("open");
  }

  function hide() {
    if (!pane.open) return;
    pane.close();
    document.body.classList.remove("reading");
    for (const mark of document.querySelectorAll(".m.open")) mark.classList.remove("open");
    if (opener && opener.isConnected) { opener.focus({ preventScroll: true }); opener.scrollIntoView({ block: "nearest", behavior: "instant" }); }
    opener = null;
  }

  function close() {
    if (history.state && history.state.pane) history.back();
    else { history.replaceState(null, "", location.pathname + location.search); hide(); }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#w-']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !target(link.hash)) return;
    event.preventDefault();
    const inside = pane.contains(link);
    if (!inside) opener = link;
    if (pane.open) history.replaceState(history.state, "", link.hash);
    else { history.scrollRestoration = "manual"; history.pushState({ pane: true }, "", link.hash); }
    show(link.hash.slice(1), link);
  });
  document.getElementById("pane-close").addEventListener("click", close);
  pane.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && pane.open && wide.matches) { event.preventDefault(); close(); } });
  wide.addEventListener("change", () => { if (pane.open) { const name = location.hash.slice(1); pane.close(); show(name, null); } });

  // The reports side by side: two chosen ones, or one on a narrow screen.
  for (const bar of document.querySelectorAll(".chooser")) {
    const columns = bar.nextElementSibling;
    const left = bar.querySelector(".left"), right = bar.querySelector(".right");
    const arrange = () => {
      const chosen = wide.matches ? [left.value, right.value] : [left.value];
      for (const report of columns.children) {
        report.hidden = !chosen.includes(report.id);
        report.style.order = chosen.indexOf(report.id);
      }
    };
    bar.hidden = false;
    bar.addEventListener("change", arrange);
    wide.addEventListener("change", arrange);
    bar.pick = (id) => { if (columns.querySelector(":scope > #" + CSS.escape(id))) { left.value = id; arrange(); } };
    arrange();
  }
  for (const box of document.querySelectorAll(".layers input")) {
    box.addEventListener("change", () => {
      for (const twin of document.querySelectorAll(".layers input")) if (twin.value === box.value) twin.checked = box.checked;
      document.body.dataset.layers = [...new Set([...document.querySelectorAll(".layers input:checked")].map((one) => one.value))].join(" ");
    });
  }

  function follow() {
    const hash = decodeURIComponent(location.hash);
    if (target(hash)) return show(hash.slice(1), opener);
    hide();
    history.scrollRestoration = "auto";
    if (!hash.startsWith("#r-")) return;
    for (const bar of document.querySelectorAll(".chooser")) bar.pick(hash.slice(1));
    const report = document.getElementById(hash.slice(1));
    if (report) { report.scrollIntoView(); report.focus({ preventScroll: true }); }
  }
  addEventListener("popstate", follow);
  addEventListener("hashchange", () => { if (!location.hash.startsWith("#w-")) follow(); });
  if (location.hash) follow();

  // On paper nothing can be opened.
  addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) { one.dataset.was = one.open ? "1" : ""; one.open = true; } });
  addEventListener("afterprint", () => { for (const one of document.querySelectorAll("details[data-was]")) one.open = one.dataset.was === "1"; });
})();
