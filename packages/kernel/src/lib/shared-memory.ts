const importSection = 2;
const memoryImport = 2;
const limitsHaveMaximum = 0b01;
const limitsAreShared = 0b10;

/**
 * Returns a copy of the WebAssembly module `binary` whose imported memory is shared between threads.
 *
 * A module says in one bit of its memory import whether it takes a shared memory, and takes no other; nothing else differs as long
 * as it uses no atomic instruction. Setting the bit spares a second copy of every kernel. (WebAssembly core specification, 5.5.5;
 * threads proposal, "shared limits".)
 */
export function withSharedMemory(binary: Uint8Array): Uint8Array<ArrayBuffer> {
  const patched = new Uint8Array(binary);
  const flags = memoryLimitsOffset(patched);
  if (patched[flags] !== limitsHaveMaximum) throw new TypeError('the kernel must import a memory with a maximum');
  patched[flags] = limitsHaveMaximum | limitsAreShared;
  return patched;
}

/** The offset of the limits' flag byte of the one imported memory. */
function memoryLimitsOffset(binary: Uint8Array): number {
  let offset = 8; // after the magic number and the version
  const readUnsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = binary[offset++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const skipName = (): void => {
    const length = readUnsigned();
    offset += length;
  };
  while (offset < binary.length) {
    const section = binary[offset++];
    const length = readUnsigned();
    if (section !== importSection) {
      offset += length;
      continue;
    }
    readUnsigned(); // the number of imports: the memory is the first and only one
    skipName();
    skipName();
    if (binary[offset++] === memoryImport) return offset;
    break;
  }
  throw new TypeError('the kernel must import a memory and nothing else');
}
