// Reports when a new version of the text is in the document, and when a frame with it was painted.
(() => {
  let last = "";
  const clock = () => performance.timeOrigin + performance.now();

  const look = () => {
    const text = document.querySelector(".prose")?.textContent ?? "";
    const version = /In version (\d+),/.exec(text)?.[1];
    if (!version || version === last) return;
    last = version;
    const present = clock();
    requestAnimationFrame(() => {
      // What is posted in a frame is delivered when the frame has been made.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => console.debug(`bench ${version} ${present} ${clock()}`);
      port2.postMessage(0);
    });
  };

  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  });
})();
