import { describe } from "vitest";
import { adapterContract } from "../../contract/adapter.contract.ts";
import { telegramHarness } from "./harness.ts";

describe("the Telegram adapter, by long polling", () => adapterContract(() => telegramHarness("poll")));
describe("the Telegram adapter, by webhook", () => adapterContract(() => telegramHarness("webhook")));
