/**
 * What came out of an answer, in the same shape and wrong: tests that pass with this all the same test
 * nothing of what the answer does.
 */
export function falsify(node) {
  switch (typeof node) {
    case 'boolean':
      return !node;
    case 'number':
      return 7 - 2 * node;
    case 'string':
      return `${node}~`;
    default:
      return node === null ? 7 : falsifyNode(node);
  }
}

function falsifyNode(node) {
  switch (node.t) {
    case 'undefined':
    case 'number':
      return 7;
    case 'bigint':
      return { ...node, v: String(7n - 2n * BigInt(node.v)) };
    case 'array':
      return { ...node, v: [...node.v.map(falsify), 7], x: node.x.map(falsifyMember) };
    case 'set':
      return { ...node, v: [...node.v.map(falsify), 7] };
    case 'map':
      return { ...node, v: node.v.map(falsifyMember) };
    case 'error':
      return { ...node, v: node.v.map(falsifyMember) };
    case 'record':
      return isStep(node) ? falsifyStep(node) : { ...node, v: node.v.map(falsifyMember) };
    case 'date':
      return { ...node, v: (node.v ?? 0) + 86_400_000 };
    case 'bytes':
      return { ...node, v: String(node.v).replace(/^./, one => (one === 'A' ? 'B' : 'A')) };
    default:
      return node;
  }
}

const falsifyMember = ([key, value]) => [key, falsify(value)];

/** A step of an iterator: how many there are stays, or a test would never end. */
const isStep = ({ v }) => v.length === 2 && v.every(([key]) => key === 'value' || key === 'done');
const falsifyStep = node => ({
  ...node,
  v: node.v.map(([key, value]) => [key, key === 'value' ? falsify(value) : value]),
});
