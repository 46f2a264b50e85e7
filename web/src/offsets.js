// The server counts Unicode code points, the browser UTF-16 units: 𠮷 and emoji are one there and two here.

/** Return a function from code point offsets of `text` to UTF-16 offsets. */
export function toUtf16(text) {
  const pairs = []; // code point offsets of the characters that take two units
  let count = 0;
  for (let i = 0; i < text.length; i++, count++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length) {
      pairs.push(count);
      i++;
    }
  }
  if (!pairs.length) return (offset) => Math.min(offset, text.length);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return Math.min(offset + low, text.length);
  };
}
