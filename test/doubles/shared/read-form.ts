import busboy from "busboy";
import type { HttpRequest } from "./http-base.ts";

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

interface Form {
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** By the name of the form's part. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

export function isForm({ headers }: Pick<HttpRequest, "headers">): boolean {
  return headers["content-type"]?.startsWith("multipart/form-data") ?? false;
}

/** Reads a multipart form. Rejects when it is none, or broken. */
export function readForm(request: Pick<HttpRequest, "headers" | "body">): Promise<Form> {
  return new Promise((resolve, reject) => {
    const fields: [string, string][] = [];
    const files = new Map<string, UploadedFile>();
    const form = busboy({ headers: request.headers });
    form.on("field", (name, value) => fields.push([name, value]));
    form.on("file", (name, stream, { filename, mimeType }) => {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("close", () =>
        files.set(name, { name: filename, mediaType: mimeType, bytes: Buffer.concat(chunks) }),
      );
    });
    form.on("error", reject);
    form.on("close", () => resolve({ fields, files }));
    form.end(request.body);
  });
}
