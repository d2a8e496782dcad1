const placeholder = "__CSP_NONCE__";

/** The nonce of this page's Content-Security-Policy, or undefined where the page carries none. */
export function cspNonce(page: Document = document): string | undefined {
  const content = page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return content && content !== placeholder ? content : undefined;
}
