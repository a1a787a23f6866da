/**
 * Node's HTTP modules. An ES module's `import` of them reads every name that they export, and with one of
 * the names comes a whole second client: as long again as all else that a process does before its first line.
 */
export const http = process.getBuiltinModule('node:http');
export const https = process.getBuiltinModule('node:https');
