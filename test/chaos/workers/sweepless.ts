import { onShutdown } from "../../../src/runtime/shutdown.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { startFlawedProduct } from "../flawed-product.ts";

// What the harness has to catch: the product, but nobody looks for what was missed.

const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]));
const product = await startFlawedProduct(env, "no sweep");
onShutdown(product.stop, { logger: new FakeLogger() });
process.stdout.write('{"event":"ready"}\n');
