// What a page can do beside being read. Everything works without it.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    node.className = className;
    if (text) node.textContent = text;
    return node;
  };
  const status = make("p", "vh");
  status.setAttribute("role", "status");
  document.body.append(status);
  const say = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 50); };

  // Cards: what the list "Who is named" knows of a name, beside the name.
  const rows = new Map();
  for (const row of all("[aria-labelledby=_named] tbody tr")) {
    const link = one("a.who", row);
    if (link) rows.set(link.href, row);
  }
  if (rows.size) {
    const card = make("div", "card");
    card.id = "_card";
    card.hidden = true;
    card.setAttribute("role", "tooltip");
    document.body.append(card);
    const types = ["person", "organization", "place", "event", "work", "concept"];
    let shown = null, timer = 0, touched = false;
    const hide = () => {
      clearTimeout(timer);
      if (shown) shown.removeAttribute("aria-describedby");
      shown = null;
      card.hidden = true;
    };
    const show = (link) => {
      clearTimeout(timer);
      if (link === shown) return;
      hide();
      const row = rows.get(link.href), name = one("a.who", row), role = one(".role", row);
      const type = types.find((t) => name.classList.contains(t));
      const [here, total] = all("td.n", row).map((cell) => cell.textContent);
      const title = make("b", "who " + type, name.textContent);
      title.dir = "auto";
      card.replaceChildren(title);
      if (role) { const line = make("p", "", role.textContent); line.dir = "auto"; card.append(line); }
      card.append(make("p", "meta", `${type || "name"} · ${here}× here, ${total}× in all`));
      if (touched) card.append(make("p", "meta", "Tap again for the page"));
      card.hidden = false;
      shown = link;
      link.setAttribute("aria-describedby", card.id);
      const box = link.getClientRects()[0] || link.getBoundingClientRect(), size = card.getBoundingClientRect();
      const width = document.documentElement.clientWidth;
      const above = box.bottom + size.height + 8 > innerHeight && box.top > size.height + 8;
      card.style.left = Math.max(8, Math.min(box.left, width - size.width - 8)) + scrollX + "px";
      card.style.top = (above ? box.top - size.height - 4 : box.bottom + 4) + scrollY + "px";
    };
    const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };
    for (const link of all("a.mention")) {
      if (!rows.has(link.href)) continue;
      link.addEventListener("pointerenter", (e) => { if (e.pointerType !== "touch") later(() => show(link), 200); });
      link.addEventListener("pointerleave", (e) => { if (e.pointerType !== "touch") later(hide, 250); });
      link.addEventListener("pointerdown", (e) => { touched = e.pointerType === "touch"; });
      link.addEventListener("focus", () => { if (!touched) show(link); });
      link.addEventListener("blur", () => { if (!touched) hide(); });
      link.addEventListener("click", (e) => { if (touched && shown !== link) { e.preventDefault(); show(link); } });
    }
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(hide, 250));
    document.addEventListener("keydown", (e) => { touched = false; if (e.key === "Escape") hide(); });
    document.addEventListener("pointerdown", (e) => { if (shown && !card.contains(e.target) && !shown.contains(e.target)) hide(); });
  }

  // Copy citation: the words, who said them, where and when, and an address that finds them.
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed here: the old way */ }
    const area = make("textarea", "vh", text);
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const fragment = (text) => {
    const part = (words) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
    const words = text.split(/\s+/);
    return words.length < 9 ? part(words) : part(words.slice(0, 4)) + "," + part(words.slice(-4));
  };
  const canonical = one("link[rel=canonical]");
  for (const figure of all(".say:not(.block)")) {
    const words = all("q", figure).map((q) => q.textContent.trim()), caption = one("figcaption", figure);
    const button = make("button", "copy", "Copy citation");
    const line = caption.textContent.replace(/\s*¶\s*$/, "").replace(/\(guessed: [^)]*\)/, "(guessed)").replace(/\s+/g, " ").trim();
    const anchor = one(".perma", figure).getAttribute("href");
    button.type = "button";
    button.addEventListener("click", async () => {
      const date = one(".top .hang time"), page = (canonical ? canonical.href : location.href).split("#")[0];
      const text = `“${words.join(" … ")}” — ${line}. In: “${one("h1").textContent.trim()}”`
        + (date ? `, ${date.textContent.trim()}` : "") + `. ${page}${anchor}:~:text=${fragment(words[0])}`;
      const done = await copy(text), focused = document.activeElement === document.body;
      if (focused) button.focus();
      say(done ? "Citation copied" : "Copying is not allowed here");
      button.textContent = done ? "Copied" : "Not copied";
      setTimeout(() => { button.textContent = "Copy citation"; }, 2000);
    });
    caption.append(" ", button);
  }

  // Chips of a timeline that is whole on this page: the events are here already, the others are hidden.
  const chips = all('.chips[aria-label="Show only"] a');
  const idOf = (link, folder) => (link.href.match(new RegExp(`/${folder}/([^/]+)/`)) || [])[1];
  if (chips.length && !one('.chips[aria-label="Years"]') && !idOf(one(".chips [aria-current]"), "with")) {
    const events = all(".time .ev"), columns = all(".band li"), meta = one(".top .meta");
    // A day as a number that grows with time; a column holds what happened from its first event to that of the next.
    const day = (event) => {
      const [, year, month, date] = /^(-?\d+)-(\d+)-(\d+)/.exec((event && event.dataset.day) || "") || [];
      return year ? year * 372 + month * 31 + Number(date) : NaN;
    };
    const firsts = columns.map((c) => { const a = one("a", c); return a ? day(document.getElementById(decodeURIComponent(a.hash.slice(1)))) : NaN; });
    const columnOf = events.map((event) => firsts.findLastIndex((first) => first <= day(event)));
    const choose = (chip) => {
      const id = idOf(chip, "with"), counts = columns.map(() => [0, 0]);
      let number = 0;
      events.forEach((event, place) => {
        event.hidden = Boolean(id) && !all(".in a", event).some((a) => idOf(a, "entities") === id);
        const count = counts[columnOf[place]];
        if (count) count[0] += 1;
        if (event.hidden) return;
        if (count) count[1] += 1;
        number += 1;
      });
      const most = Math.max(1, ...counts.map((c) => c[0]));
      columns.forEach((c, n) => {
        const part = counts[n][1] ? Math.max(5, Math.floor(counts[n][1] * 20 / most) * 5) : 0;
        one(".part", c).className = "part h" + part;
      });
      for (const list of all(".time .line")) {
        list.hidden = all(".ev", list).every((e) => e.hidden);
        const head = list.previousElementSibling;
        if (head) head.hidden = list.hidden;
      }
      for (const year of all(".time .year")) year.hidden = all(".ev", year).every((e) => e.hidden);
      for (const other of chips) other.toggleAttribute("aria-current", false);
      chip.setAttribute("aria-current", "true");
      const words = number === 1 ? "1 event" : number + " events";
      if (meta.firstChild.nodeType === 3) meta.firstChild.data = meta.firstChild.data.replace(/^\s*\d+ events?/, words);
      say(words + " shown");
    };
    for (const chip of chips) chip.addEventListener("click", (e) => {
      if (e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
      e.preventDefault();
      choose(chip);
    });
  }

  // The choice to show all marks holds while the tab is open.
  const marks = one("#_all-marks");
  if (marks) try {
    marks.checked = sessionStorage.getItem("marks") === "1";
    marks.addEventListener("change", () => sessionStorage.setItem("marks", marks.checked ? "1" : "0"));
  } catch { /* no storage here */ }

  // The lines of the name that is pointed at.
  all(".net a").forEach((link, n) => {
    const light = (on) => all(`.ties [data-a="${n}"], .ties [data-b="${n}"]`).forEach((p) => p.classList.toggle("lit", on));
    for (const [event, on] of [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]]) link.addEventListener(event, () => light(on));
  });
})();
