import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
/** 96 bits, the length GCM is made for; random, which is safe for far more rows than there will be. */
const IV_BYTES = 12;
/** All of it: without this option Node takes a tag of 4 bytes for a good one. */
const TAG_BYTES = 16;
/** Of what the text looks like; an older form would get a number of its own. */
const FORM = "1";

/** Keeps texts so that whoever reads, copies or swaps rows of the database learns and changes nothing. */
export interface Seal {
  /** @param place names the row and the column, so that the sealed text opens nowhere else. */
  seal(text: string, place: readonly string[]): string;
  /** @throws {SealError} when it was sealed with another key, for another place, or changed. */
  open(sealed: string, place: readonly string[]): string;
}

/** A sealed text does not open, or there is no key to seal with. The message holds neither key nor text. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/**
 * @param key 32 bytes, in hexadecimal or base64; null where none is set: then nothing can be sealed or opened.
 * @throws {SealError} when the key is of another length.
 */
export function createSeal(key: string | null): Seal {
  if (key === null) return { seal: refuse, open: refuse };
  const bytes = bytesOf(key);
  // Tells one key from another, and nothing about the key.
  const keyName = createHash("sha256").update("afterword key ").update(bytes).digest("hex").slice(0, 12);
  const boundTo = (place: readonly string[]) => Buffer.from(JSON.stringify([FORM, keyName, ...place]));
  return {
    seal: (text, place) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, bytes, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
      return [FORM, keyName, ...parts].join(".");
    },
    open: (sealed, place) => {
      const [form, sealedWith, ...parts] = sealed.split(".");
      if (form !== FORM || parts.length !== 3) throw new SealError("a sealed text is of an unknown form");
      if (sealedWith !== keyName) {
        throw new SealError(
          "a sealed text was sealed with another key than the one in ENCRYPTION_KEY; set the key it was sealed with",
        );
      }
      const [iv, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
      return decipher(bytes, { iv, tag, body }, boundTo(place));
    },
  };
}

interface Parts {
  readonly iv: Buffer | undefined;
  readonly tag: Buffer | undefined;
  readonly body: Buffer | undefined;
}

function decipher(key: Buffer, { iv, tag, body }: Parts, boundTo: Buffer): string {
  if (iv?.length !== IV_BYTES || tag?.length !== TAG_BYTES || body === undefined) {
    throw new SealError("a sealed text is not whole");
  }
  try {
    const opening = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    opening.setAAD(boundTo);
    opening.setAuthTag(tag);
    return Buffer.concat([opening.update(body), opening.final()]).toString("utf8");
  } catch (error) {
    throw new SealError("a sealed text was changed, or belongs to another row", { cause: error });
  }
}

function refuse(): never {
  throw new SealError(
    "ENCRYPTION_KEY must be set to keep the tokens of workspaces; `openssl rand -hex 32` makes one",
  );
}

function bytesOf(key: string): Buffer {
  const bytes = Buffer.from(key, /^[\da-f]{64}$/iu.test(key) ? "hex" : "base64");
  if (bytes.length !== KEY_BYTES)
    throw new SealError("ENCRYPTION_KEY must be 32 bytes, in hexadecimal or base64");
  return bytes;
}
