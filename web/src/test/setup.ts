import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import "@/i18n";
import { setLanguage } from "@/i18n";

// Pages are loaded when they are opened; on a busy machine that takes a while.
configure({
  asyncUtilTimeout: 10_000,
  // Whether something is hidden is the browser tests' question; asking jsdom for styles takes minutes.
  defaultHidden: true,
  getElementError: (message) => new Error((message ?? "not found").split("\n\n")[0]),
});

// What a browser has and jsdom lacks.
Blob.prototype.arrayBuffer = function read(this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as ArrayBuffer);
    };
    reader.readAsArrayBuffer(this);
  });
};
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
const nothing = () => undefined;
globalThis.ResizeObserver = class {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
};

beforeEach(() => {
  localStorage.clear();
  setLanguage("zh-CN");
});

afterEach(() => {
  cleanup();
});
