/** Small comforts. The page says and does everything without them. */
export function enhance() {
  const status = document.createElement("output");
  status.className = "sr-only";
  document.body.append(status);
  showCopyButtons(document.querySelectorAll("[data-copy]:not([data-island] *)"));

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    link?.closest<HTMLElement>("[popover]")?.hidePopover();

    const button = event.target.closest<HTMLElement>("[data-copy]");
    const text = button?.dataset.copy;
    if (!button || !text) return;
    const done = () => {
      button.dataset.copied = "";
      status.textContent = `✓ ${text}`;
      setTimeout(() => {
        delete button.dataset.copied;
        status.textContent = "";
      }, 2000);
    };
    navigator.clipboard.writeText(text).then(done, () => undefined);
  });
}

/** Shows `buttons` where the browser lets a page write to the clipboard. */
export function showCopyButtons(buttons: Iterable<HTMLElement>) {
  if (!("clipboard" in navigator)) return;
  for (const button of buttons) button.hidden = false;
}
