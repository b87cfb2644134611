// Conveniences of forms; each works without this file.
(() => {
  // A calendar beside a typed day: the browser's own picker writes into the text field.
  document.querySelectorAll("input[data-tag]").forEach((field) => {
    const picker = document.createElement("input");
    if (!("showPicker" in picker)) return;
    picker.type = "date";
    picker.tabIndex = -1;
    picker.className = "tn-tagwahl";
    picker.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tn-textknopf";
    button.textContent = document.documentElement.lang === "en" ? "Calendar" : "Kalender";
    button.setAttribute("aria-describedby", field.id);
    const box = document.createElement("span");
    box.className = "tn-tagfeld";
    field.before(box);
    box.append(field, button, picker);
    button.addEventListener("click", () => {
      const found = field.value.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/);
      picker.value = found ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}` : "";
      picker.showPicker();
    });
    picker.addEventListener("change", () => {
      const [year, month, day] = picker.value.split("-");
      if (!day) return;
      field.value = `${day}.${month}.${year}`;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
  });

  // Very many boxes: typing leaves those whose name holds the word, and what is ticked.
  document.querySelectorAll("[data-tn-narrow]").forEach((box) => {
    const field = box.querySelector("input[type=search]");
    if (!field) return;
    field.closest("[hidden]").hidden = false;
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
    const narrow = () => {
      const word = plain(field.value);
      box.querySelectorAll("label:has(input[type=checkbox])").forEach((label) => {
        label.hidden = !plain(label.textContent).includes(word) && !label.querySelector("input").checked;
      });
    };
    field.addEventListener("input", narrow);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  });

  // One click, one save.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-formular]")) return;
    if (form.dataset.unterwegs) event.preventDefault();
    form.dataset.unterwegs = "1";
    window.setTimeout(() => delete form.dataset.unterwegs, 4000);
  });
})();
