// Comfort only: every page works without it.
document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.tagName === "TEXTAREA" && form) {
    form.requestSubmit();
  }
});

// A fault in a query: the editor's cursor goes there.
const faulty = document.querySelector("textarea[data-line]");
if (faulty) {
  const before = faulty.value.split("\n").slice(0, Number(faulty.dataset.line) - 1);
  const line = before.reduce((length, text) => length + text.length + 1, 0);
  const place = line + Number(faulty.dataset.column) - 1;
  faulty.focus();
  faulty.setSelectionRange(place, place + 1);
}
