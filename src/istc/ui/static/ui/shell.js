// Brings the frame of every page to life; each concern is a module of its own.
import { startDialogs } from "./dialogs.js";
import { startJump } from "./jump.js";
import { startMenus } from "./menus.js";
import { startNotices } from "./notices.js";
import { startRequests } from "./requests.js";
import { startSession } from "./session.js";
import { startShortcuts } from "./shortcuts.js";

startDialogs();
startMenus();
startShortcuts();
startJump();
startNotices();
startRequests();
startSession();
document.documentElement.dataset.ready = "shell";
