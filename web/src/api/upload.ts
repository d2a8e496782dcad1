import { currentCsrfToken, idempotencyKey } from "./client";
import { toProblem, unreachable } from "./problem";

export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
}

export interface UploadOptions {
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sends a file as it is, without reading it into memory. XMLHttpRequest, because fetch does not tell
 * how much of a body has been sent.
 */
export function uploadFile(file: File, { progress, signal }: UploadOptions = {}): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/files?name=${encodeURIComponent(file.name.slice(-200))}`);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "zh-CN");
    request.setRequestHeader("Idempotency-Key", idempotencyKey());
    const token = currentCsrfToken();
    if (token) request.setRequestHeader("X-CSRF-Token", token);
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) progress?.(loaded / total);
    });
    request.addEventListener("load", () => {
      if (request.status === 201) resolve(request.response as StoredFile);
      else reject(toProblem(request.status, request.response));
    });
    request.addEventListener("error", () => {
      reject(unreachable());
    });
    request.addEventListener("abort", () => {
      reject(new DOMException("The upload was cancelled.", "AbortError"));
    });
    signal?.addEventListener("abort", () => {
      request.abort();
    });
    request.send(file);
  });
}
