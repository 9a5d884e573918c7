// What stands wrong on an open page, measured in it: too wide, cut off, one thing over another.

/** Everything that the words on the page do wrong at its width now. */
export async function layout(page) {
  return [
    ...(await tooWide(page)),
    ...(await cutOff(page)),
    ...(await overlapping(page)),
    ...(await broken(page)),
  ];
}

/** Adds to the page what the measures share. */
function tools(page) {
  return page.evaluate(() => {
    if (window.measure) return;
    const shown = (box) =>
      box.checkVisibility({ visibilityProperty: true }) &&
      !box.closest(".sr-only, svg, option, [popover]:not(:popover-open), [hidden]");
    window.measure = {
      /** Every shown piece of text with its element. */
      texts(every = false) {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { parentElement: box, textContent } = walker.currentNode;
          if (!textContent.trim() || !shown(box)) continue;
          if (!every && box.closest("[aria-hidden=true]")) continue;
          found.push({ node: walker.currentNode, box, words: textContent.trim().slice(0, 40) });
        }
        return found;
      },
      /** Where the letters of a text are, line by line, without the room above and below them. */
      lines({ node, box }) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = parseFloat(getComputedStyle(box).fontSize);
        return [...range.getClientRects()]
          .filter((it) => it.width > 1)
          .map(({ left, right, top, bottom }) => {
            const middle = (top + bottom) / 2;
            return { left, right, top: middle - size * 0.3, bottom: middle + size * 0.3 };
          });
      },
      /** The nearest elements around that hide what leaves them. */
      hiders(box) {
        const found = [];
        for (let it = box; it && it !== document.body; it = it.parentElement) {
          const { overflowX, overflowY, position } = getComputedStyle(it);
          if (overflowX !== "visible" || overflowY !== "visible")
            found.push({ it, scrolls: /auto|scroll/.test(`${overflowX} ${overflowY}`) });
          if (position === "fixed") break;
        }
        return found;
      },
      section(box) {
        const at = box.closest(
          "section[id], header[id], footer[id], nav[id], main > *, header, footer",
        );
        return at?.id || at?.tagName.toLowerCase() || "?";
      },
    };
  });
}

/** Sections that make the page wider than the screen, and words that stand outside of it. */
export async function tooWide(page) {
  await tools(page);
  return page.evaluate(() => {
    const found = new Set();
    const most = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > most)
      found.add(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const text of measure.texts(true)) {
      if (measure.hiders(text.box).some((it) => it.scrolls)) continue;
      for (const { left, right } of measure.lines(text)) {
        if (right <= most + 1 && left >= -1) continue;
        const [from, to] = [Math.round(left), Math.round(right)];
        found.add(`${measure.section(text.box)}: "${text.words}" from ${from} to ${to} of ${most}`);
      }
    }
    return [...found];
  });
}

/** Words that an element around them cuts off, though nobody can scroll to the rest. */
async function cutOff(page) {
  await tools(page);
  return page.evaluate(() => {
    const found = new Set();
    for (const text of measure.texts()) {
      const around = measure.hiders(text.box);
      const first = around.findIndex((it) => it.scrolls);
      const near = first < 0 ? around : around.slice(0, first);
      for (const { it } of near) {
        const box = it.getBoundingClientRect();
        const cut = measure
          .lines(text)
          .some(
            ({ left, right, top, bottom }) =>
              left < box.left - 2 ||
              right > box.right + 2 ||
              top < box.top - 1 ||
              bottom > box.bottom + 1,
          );
        if (cut)
          found.add(
            `${measure.section(it)}: "${text.words}" is cut off by <${it.tagName.toLowerCase()} class="${it.className}">`,
          );
      }
    }
    return [...found];
  });
}

/** Words that stand on other words. */
async function overlapping(page) {
  await tools(page);
  return page.evaluate(() => {
    const found = new Set();
    const all = measure.texts().flatMap((text) => {
      const around = measure.hiders(text.box).map(({ it }) => it.getBoundingClientRect());
      return measure.lines(text).flatMap((line) => {
        const seen = {
          left: Math.max(line.left, ...around.map((it) => it.left)),
          right: Math.min(line.right, ...around.map((it) => it.right)),
          top: Math.max(line.top, ...around.map((it) => it.top)),
          bottom: Math.min(line.bottom, ...around.map((it) => it.bottom)),
        };
        return seen.right - seen.left > 1 && seen.bottom > seen.top ? [{ ...seen, text }] : [];
      });
    });
    all.sort((one, other) => one.top - other.top);
    for (const [index, one] of all.entries()) {
      for (let at = index + 1; at < all.length && all[at].top < one.bottom - 1; at++) {
        const other = all[at];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (wide > 2)
          found.add(
            `${measure.section(one.text.box)}: "${one.text.words}" and "${other.text.words}" overlap by ${Math.round(wide)}`,
          );
      }
    }
    return [...found];
  });
}

/** Words of a usual length that go on in another line. What is longer is hyphenated. */
async function broken(page) {
  await tools(page);
  return page.evaluate(() => {
    const found = new Set();
    const range = document.createRange();
    // Scripts that set no space between words may go on anywhere.
    const letters = "[\\p{Script=Latin}\\p{Script=Arabic}\\p{Script=Hebrew}]";
    const most = innerWidth < 360 ? 10 : 12;
    const usual = new RegExp(`(?<![\\p{L}\\d])${letters}{2,${most}}(?![\\p{L}\\d])`, "gu");
    for (const text of measure.texts()) {
      for (const { 0: word, index } of text.node.textContent.matchAll(usual)) {
        range.setStart(text.node, index);
        range.setEnd(text.node, index + word.length);
        const tops = [...range.getClientRects()].filter((it) => it.width > 1).map((it) => it.top);
        if (tops.some((it) => it - tops[0] > 4))
          found.add(`${measure.section(text.box)}: "${word}" is broken in "${text.words}"`);
      }
    }
    return [...found];
  });
}
