// Reloads the page when it was made again, and shows what is wrong over it.
(() => {
  const seen = new URL(document.currentScript.src).searchParams.get("v");
  let sheet;
  const show = (problems) => {
    sheet?.remove();
    sheet = undefined;
    if (!problems.length) return;
    sheet = document.createElement("dialog");
    sheet.id = "airstrip-overlay";
    sheet.setAttribute("aria-label", "What is wrong");
    sheet.style.cssText =
      "position:fixed;inset:1rem;width:auto;height:auto;max-width:none;max-height:none;margin:0;padding:1.5rem;border:2px solid #b42318;border-radius:8px;background:#1c1917;color:#fafaf9;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow:auto;z-index:2147483647";
    sheet.textContent = problems.join("\n\n");
    document.body.append(sheet);
    sheet.show();
  };
  new EventSource("/__airstrip/events").onmessage = (event) => {
    const { version, problems } = JSON.parse(event.data);
    if (String(version) !== seen && !problems.length) return location.reload();
    show(problems);
  };
})();
