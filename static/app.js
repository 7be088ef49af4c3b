// Four things Streamlit leaves open: take the first paint away once the app stands, keep the page's language in step
// with the address, say Streamlit's own few words in that language, and leave a page that is no longer open to its
// reader.
(() => {
  const root = document.documentElement;
  const served = root.lang;
  const offered = (root.dataset.languages || "").split(" ");
  const words = {};
  for (const meta of document.querySelectorAll('meta[name="word"]'))
    (words[meta.dataset.language] ||= {})[meta.dataset.word] = meta.content;

  const set = (element, word) => {
    if (element && element.textContent !== word) element.textContent = word;
  };
  const label = (element, word) => {
    if (element && element.getAttribute("aria-label") !== word) element.setAttribute("aria-label", word);
  };

  function translate(own) {
    set(document.querySelector('[data-testid="stSkipToContent"]'), own.skip);
    for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"]')) {
      if (zone.getAttribute("role") === "presentation") zone.setAttribute("role", "group"); // it has a name of its own
      const [button] = zone.querySelectorAll("button");
      const last = button && [...button.querySelectorAll("*")].filter((each) => !each.children.length && /^[A-Z]/.test(each.textContent)).pop();
      set(last, own.browse);
      const lines = [...zone.querySelectorAll('[data-testid="stFileUploaderDropzoneInstructions"] span, [data-testid="stFileUploaderDropzoneInstructions"] small')]
        .filter((each) => !each.children.length && each.textContent.length > 3 && each.dataset.testid !== "stIconMaterial");
      if (lines.length > 1) set(lines[0], own.drop);
      if (lines.length) set(lines[lines.length - 1], own.limit);
    }
    for (const button of document.querySelectorAll('[data-testid="stFileUploader"] [aria-label]')) {
      const said = button.getAttribute("aria-label");
      if (said === "Add files" || said === "file upload") label(button, own.browse);
      if (said.startsWith("Remove ")) label(button, `${own.delete} (${said.slice("Remove ".length)})`);
    }
  }

  // A socket ends where the server restarts, where the network breaks, and where a right has ended (a link was taken
  // back, somebody was logged out). In the last case the page's own address no longer answers as it did: then go and
  // see what stands there now. In the others Streamlit connects again by itself.
  let asking = false;
  async function leaveIfClosed() {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) location.reload();
    } catch {
      // no server: the next attempt to connect asks again
    } finally {
      asking = false;
    }
  }

  let before = "";
  function watchConnection() {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState || "";
    if (state === before) return;
    const failed = state && state !== "CONNECTED" && (before === "CONNECTED" || before === "CONNECTING");
    before = state;
    if (failed) leaveIfClosed();
  }

  function tidy() {
    watchConnection();
    const asked = new URLSearchParams(location.search).get("lang");
    const language = offered.includes(asked) ? asked : served;
    if (root.lang !== language) root.lang = language;
    if (words[language]) translate(words[language]);
    const first = document.querySelector(".first-paint");
    if (first && document.querySelector('[data-test-script-state="notRunning"] [data-testid="stMainBlockContainer"] h1')) first.remove();
  }
  new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-test-script-state", "data-test-connection-state"] });
  tidy();

  // A chart stands there as a picture until somebody reaches for it.
  document.addEventListener("pointerover", (event) => {
    const picture = event.target.closest?.('[class*="st-key-twin-of-"] svg');
    const button = picture && event.pointerType === "mouse" && picture.closest('[class*="st-key-twin-of-"]').querySelector("button");
    if (button && !button.dataset.pressed) {
      button.dataset.pressed = "yes";
      button.click();
    }
  });
})();
