/**
 * The filter of system calls that contained code runs under: a small program for the kernel
 * (seccomp) that allows all but what leads past the other walls.
 *
 * Namespaces do not part keyrings, virtual sockets to the host of a virtual machine, or memory that
 * no process maps; and a new user namespace gives rights again. What is forbidden looks as if
 * the kernel did not have it, so that programs take their other way.
 */

/** The filter as the kernel wants it; null for a processor with numbers that are not known here. */
export function buildSystemCallFilter(arch: string): Uint8Array | null {
  const machine = arch === 'x64' || arch === 'arm64' ? MACHINES[arch] : undefined;
  if (machine === undefined) return null;
  const number = ([x64, arm64]: readonly [number, number]) => (arch === 'x64' ? x64 : arm64);
  const steps = [
    encodeStep(LOAD, MACHINE_AT),
    // The 32-bit calls of the same kernel have other numbers.
    encodeStep(IF_EQUAL, machine, 1, 0),
    refuse(ENOSYS),
    encodeStep(LOAD, NUMBER_AT),
    encodeStep(IF_AT_LEAST, X32_CALLS, 0, 1),
    refuse(ENOSYS),
    ...Object.values(ABSENT).flatMap(call => guardSteps(number(call), refuse(ENOSYS))),
    ...NEW_NAMESPACES.flatMap(call =>
      guardSteps(
        number(call),
        encodeStep(LOAD, ARGUMENT_AT),
        encodeStep(IF_ANY, NEW_USER, 0, 1),
        refuse(EPERM),
        ALLOW,
      ),
    ),
    // Memory that processes share stays when the one that filled it is gone, and is in no other's count.
    ...guardSteps(
      number(MMAP),
      encodeStep(LOAD, FLAGS_AT),
      encodeStep(IF_ANY, MAP_ANONYMOUS, 0, 2),
      encodeStep(IF_ANY, MAP_SHARED, 0, 1),
      refuse(EPERM),
      ALLOW,
    ),
    ...guardSteps(
      number(SOCKET),
      encodeStep(LOAD, ARGUMENT_AT),
      ...FAMILIES.flatMap(family => guardSteps(family, ALLOW)),
      refuse(EAFNOSUPPORT),
    ),
    ALLOW,
  ];
  return Buffer.concat(steps);
}

/** The kernel's names of the processors. */
const MACHINES = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** Calls as `[x64, arm64]`. Memory of these is in no process's count; `clone3` hides its flags. */
const ABSENT = {
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
  shmget: [29, 194],
  msgget: [68, 186],
  semget: [64, 190],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  io_uring_setup: [425, 425],
  bpf: [321, 280],
  userfaultfd: [323, 282],
  perf_event_open: [298, 241],
  setns: [308, 268],
  clone3: [435, 435],
} as const;

/** `clone` and `unshare`: their first argument says what becomes new. */
const NEW_NAMESPACES = [[56, 220] as const, [272, 97] as const];
const NEW_USER = 0x10000000;

const MMAP = [9, 222] as const;
const MAP_SHARED = 0x01;
const MAP_ANONYMOUS = 0x20;

const SOCKET = [41, 198] as const;
/** Unix, IPv4, IPv6 and netlink (the list of interfaces). */
const FAMILIES = [1, 2, 10, 16];

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** From here on numbers are those of a third interface of x64, which nothing uses. */
const X32_CALLS = 0x40000000;

/** Where the kernel puts what is asked about; of an argument, the lower half. */
const NUMBER_AT = 0;
const MACHINE_AT = 4;
const ARGUMENT_AT = 16;
/** The fourth argument. */
const FLAGS_AT = 40;

/** Instructions of the kernel's packet filter. */
const LOAD = 0x20;
const IF_EQUAL = 0x15;
const IF_AT_LEAST = 0x35;
const IF_ANY = 0x45;
const RETURN = 0x06;
const ALLOW = encodeStep(RETURN, 0x7fff0000);

function refuse(error: number): Buffer {
  return encodeStep(RETURN, 0x00050000 + error);
}

/** The steps, skipped where the loaded value is another. */
function guardSteps(value: number, ...steps: readonly Buffer[]): readonly Buffer[] {
  return [encodeStep(IF_EQUAL, value, 0, steps.length), ...steps];
}

/** One instruction: its code, how many steps to skip if so and if not, and its operand. */
function encodeStep(code: number, operand: number, ifSo = 0, ifNot = 0): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifSo, 2);
  bytes.writeUInt8(ifNot, 3);
  bytes.writeUInt32LE(operand, 4);
  return bytes;
}
