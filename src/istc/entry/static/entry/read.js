// A form page that cannot be written: only the directory and the panel move.
import { startDirectory, toggleDirectory } from "./directory.js";
import { startDrawer, close, move, opened } from "./drawer.js";
import { startKeys } from "./keys.js";
import { startPanel, step } from "./panel.js";

document.documentElement.classList.add("js");
startDirectory();
startPanel();
startDrawer(() => {});
startKeys({
  "Ctrl+b": () => toggleDirectory(),
  F8: () => step(1),
  "Shift+F8": () => step(-1),
  "Alt+ArrowLeft": () => { document.getElementById("form-before")?.click(); },
  "Alt+ArrowRight": () => { document.getElementById("form-after")?.click(); },
  "Alt+ArrowUp": () => (opened() ? move("before") : false),
  "Alt+ArrowDown": () => (opened() ? move("after") : false),
  Escape: () => (opened() ? void close() : false),
});
document.documentElement.dataset.ready = "read";
