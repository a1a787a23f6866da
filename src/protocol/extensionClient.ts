/** The extension's name on its own connection: what is called there, a person asked for by hand. */
export const EXTENSION_CLIENT = 'locallama-vscode';
