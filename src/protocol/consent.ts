/**
 * The sentence that a verdict's evidence holds where code was not run for lack of a sandbox, though a
 * weaker one would be there: clients recognize it and may ask the person.
 */
export const CONSENT_OFFER =
  "Node's permission model could, less strictly, if you agree to it for this workspace.";
