// Loaded before a program, this makes its whole process believe that it is another time, libraries and all, as on a
// machine whose clock is wrong by SKEW_MS milliseconds. Timers run as fast as ever.

const skewMs = Number(process.env["SKEW_MS"]);
const rightNow = Date.now.bind(Date);
const wrongNow = (): number => rightNow() + skewMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [wrongNow()] : args, made),
  apply: () => new Date().toString(),
  get: (target, property) => (property === "now" ? wrongNow : Reflect.get(target, property)),
});
