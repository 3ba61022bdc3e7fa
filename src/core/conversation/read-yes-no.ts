const YES = /^(?:yes|y|yep|yeah|sure|they did|it is|i do|right|true)[.!]*$/iu;
const NO = /^(?:no|n|nope|not|not really|they did ?n[’o']?t|it is ?n[’o']?t|i do ?n[’o']?t|false)[.!]*$/iu;

/** Null when it is neither. */
export function readYesNo(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
