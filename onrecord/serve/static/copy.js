// The button beside a citation appears where a script can copy it; without scripts the citation is there to be selected.
"use strict";
document.addEventListener("toggle", (event) => {
  const button = event.target.querySelector(":scope > .copy");
  if (button) button.hidden = false;
}, true);
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy");
  if (!button) return;
  const [citation, told] = [".citation", ".copied"].map((name) => button.parentElement.querySelector(name));
  try {
    await navigator.clipboard.writeText(citation.textContent);
    told.textContent = "Copied.";
  } catch {  // not over plain HTTP from another machine
    getSelection().selectAllChildren(citation);
    told.textContent = "Selected: copy it with the keyboard.";
  }
});
