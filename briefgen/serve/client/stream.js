// One stream of numbers for all tabs of a browser, as a browser opens only six connections to one
// address. The tab that holds a lock reads the stream and hands on what it says; when it closes,
// another tab gets the lock.

const NAME = "briefgen";
const SILENCE = 40_000; // The server says something every 15 seconds, or it is gone.
const SHORTEST_WAIT = 50;
const LONGEST_WAIT = 1000;

/**
 * Follow the numbers of the preview.
 *
 * `ear.number(n)` is called with each number, also when the stream comes back; `ear.up(is_up)`
 * when the server cannot be reached and when it can again; `ear.stale()` when the server does not
 * know the token, as it was started again.
 */
export function follow(token, ear) {
  let stream = new Stream(token, ear);
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) stream = new Stream(token, ear);
  });
}

class Stream {
  #token;
  #ear;
  #end = new AbortController();
  #cut = new AbortController();
  #channel = new BroadcastChannel(NAME);
  #last = {}; // What was heard last: { number }, { isUp: false } or { isStale: true }.
  #leads = false;
  #wake = () => {};
  #asking = 0;

  constructor(token, ear) {
    this.#token = token;
    this.#ear = ear;
    this.#channel.onmessage = ({ data }) => this.#told(data);
    document.addEventListener("visibilitychange", () => this.#seen(), this.#end);
    addEventListener("online", () => this.#seen(), this.#end);
    this.#compete();
    this.#ask();
  }

  close() {
    this.#end.abort();
    this.#cut.abort();
    clearInterval(this.#asking);
    this.#wake();
    this.#channel.close();
  }

  /** Wait for the turn of this tab to lead; without locks each tab leads while it is seen. */
  #compete() {
    const { signal } = this.#end;
    if (navigator.locks) {
      const turn = navigator.locks.request(NAME, { signal }, () => this.#lead());
      turn.catch(() => signal.aborted || this.#lead());
    } else if (!document.hidden && !this.#leads) {
      this.#lead();
    }
  }

  #seen() {
    if (!navigator.locks) {
      if (document.hidden) this.#cut.abort();
      else this.#compete();
    }
    if (document.hidden) return;
    this.#wake();
    this.#ask();
  }

  #ask() {
    if (!this.#leads) this.#channel.postMessage({ token: this.#token, asks: true });
  }

  #told(message) {
    if (message.token !== this.#token) return;
    if (!message.asks) {
      this.#hear(message);
    } else if (this.#leads) {
      this.#wake();
      this.#channel.postMessage(this.#last);
    }
  }

  #tell(news) {
    const message = { ...news, token: this.#token };
    this.#channel.postMessage(message);
    this.#hear(message);
  }

  #hear(message) {
    this.#last = message;
    clearInterval(this.#asking);
    if (message.isStale) {
      this.#ear.stale();
    } else if (message.isUp === false) {
      this.#ear.up(false);
      // A leader that is not seen has slow timers; a tab that is seen keeps it awake.
      this.#asking = setInterval(() => document.hidden || this.#ask(), LONGEST_WAIT);
    } else if (message.number !== undefined) {
      this.#ear.up(true);
      this.#ear.number(message.number);
    }
  }

  async #lead() {
    this.#leads = true;
    let wait = SHORTEST_WAIT;
    while (!this.#end.signal.aborted && (navigator.locks || !document.hidden)) {
      const heard = await this.#listen();
      if (this.#end.signal.aborted) break;
      if (heard.isStale) this.#tell({ isStale: true });
      else if (!heard.count) this.#tell({ isUp: false });
      wait = heard.count ? SHORTEST_WAIT : Math.min(wait * 2, LONGEST_WAIT);
      await this.#pause(wait);
    }
    this.#leads = false;
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Read the stream until it ends; return how many numbers came, or that the token is stale. */
  async #listen() {
    const cut = new AbortController();
    this.#cut = cut;
    let count = 0;
    try {
      const query = new URLSearchParams({ token: this.#token });
      const answer = await fetch(`/_briefgen/events?${query}`, {
        cache: "no-store",
        headers: { Accept: "text/event-stream" },
        signal: cut.signal,
      });
      if (answer.status === 403) return { isStale: true };
      if (!answer.ok) return { count };
      for await (const number of numbers(answer.body, () => cut.abort())) {
        count++;
        this.#tell({ number });
      }
    } catch {
      // The server is gone, or this tab is.
    }
    return { count };
  }
}

/** Give the numbers of an event stream; `stop` is called when it is silent for too long. */
async function* numbers(body, stop) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const timer = setTimeout(stop, SILENCE);
    const { done, value } = await reader.read();
    clearTimeout(timer);
    if (done) return;
    const lines = (text + value).split(/\r\n|\n|\r/);
    text = lines.pop();
    for (const line of lines) {
      const found = /^data: ?(\d+)$/.exec(line);
      if (found) yield Number(found[1]);
    }
  }
}
