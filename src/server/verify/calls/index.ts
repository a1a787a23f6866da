/** The door of `server/verify/calls`: calls as data, and how each language writes them. */
export {
  findLargestNumber,
  isPlainProbe,
  type MethodCall,
  measureProbe,
  type Probe,
} from './probe.ts';
export {
  BOOLEAN,
  type Field,
  INTEGER,
  isGuessed,
  listOf,
  NULL,
  NUMBER,
  type Shape,
  STRING,
  UNKNOWN,
  unite,
  type Value,
} from './shape.ts';
export {
  type NotationName,
  showProbe,
  writeScriptProbes,
  writeSnakeProbes,
} from './writeProbe.ts';
