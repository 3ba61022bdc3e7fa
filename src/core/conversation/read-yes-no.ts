const YES =
  /^(?:yes|y|yep|yeah|sure|of course|certainly|definitely|absolutely|they did|it is|i do|right|true)(?:[\s,.!]+(?:please|sure|of course|certainly|definitely|absolutely|they did|it is|i do|indeed|very much))*[.!]*$/iu;
const NO =
  /^(?:no|n|nope|never|false|not(?: really| yet| at all)?|they did ?n[’o']?t|it is ?n[’o']?t|i do ?n[’o']?t)(?:[\s,.!]+(?:thanks|thank you|never|not(?: really| yet| at all)?|they did ?n[’o']?t|it is ?n[’o']?t|i do ?n[’o']?t))*[.!]*$/iu;

/** Null when it is neither. */
export function readYesNo(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
